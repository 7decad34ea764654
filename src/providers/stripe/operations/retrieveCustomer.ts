import { defineOperation, type Operation } from '../../../core/operation';
import type { Resources } from '../../../core/resources';
import type { operations } from '../contract';
import { presentCustomer } from '../presentation';
import { customers, showDeletedCustomer } from '../resources/customer';
import { findInScope, isInScope } from '../scopes';

/** `GET /v1/customers/{customer}`: reads a customer, or what is left of a deleted one. A key sees its own and no other. */
export function retrieveCustomer(resources: Resources): Operation {
  return defineOperation<operations['GetCustomersCustomer']>(async (context, { path, query }) => {
    const id = path.customer;
    if (isInScope(context.caller, customers, id) && (await resources.wasDeleted(context, customers, id))) {
      return { answer: { status: 200, body: showDeletedCustomer(id) }, changes: [] };
    }
    const { value: customer } = await findInScope(context, resources, customers, id, 'id', 'path');
    const body = await presentCustomer(context, resources, customer, query.expand);
    return { answer: { status: 200, body }, changes: [] };
  });
}
