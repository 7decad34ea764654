import { ProblemError } from '../../../core/problem';
import { defineOperation, type Operation } from '../../../core/operation';
import type { Resources } from '../../../core/resources';
import type { components, operations } from '../contract';
import { customers } from '../resources';

/** `GET /v1/customers/{customer}`: the eight fields that an ephemeral key may see. A key sees its own customer and no other. */
export function retrieveCustomer(resources: Resources): Operation {
  return defineOperation<operations['GetCustomersCustomer']>(async (context, { path: { customer: id } }) => {
    const { key } = context.caller;
    const isInScope =
      key === undefined || key.scope.some((object) => object.type === customers.name && object.id === id);
    const found = isInScope ? await resources.find(context, customers, id) : undefined;
    if (found === undefined) {
      throw new ProblemError({ kind: 'resource_missing', noun: customers.noun, id, parameter: 'id', location: 'path' });
    }
    const customer = found.value;
    const body: components['schemas']['customer'] = {
      id: customer.id,
      object: 'customer',
      created: customer.created,
      default_source: customer.default_source,
      description: customer.description,
      email: customer.email,
      livemode: false,
      shipping: customer.shipping,
    };
    return { answer: { status: 200, body }, changes: [] };
  });
}
