import { defineOperation, type Operation } from '../../../core/operation';
import { keep, type Resources } from '../../../core/resources';
import type { operations } from '../contract';
import { customers, showDeletedCustomer } from '../resources/customer';
import { findInScope } from '../scopes';

/** `DELETE /v1/customers/{customer}`: deletes a customer for good. From then on its payment methods are nobody's (inferred). */
export function deleteCustomer(resources: Resources): Operation {
  return defineOperation<operations['DeleteCustomersCustomer']>(async (context, { path }) => {
    const { value, version } = await findInScope(context, resources, customers, path.customer, 'id', 'path');
    return {
      answer: { status: 200, body: showDeletedCustomer(value.id) },
      changes: [keep(customers, { ...value, deleted: true }, version)],
    };
  });
}
