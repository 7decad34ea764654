import { defineOperation, type Operation } from '../../../core/operation';
import type { Resources } from '../../../core/resources';
import type { components, operations } from '../contract';
import { findCustomer } from '../scope';

/** `GET /v0/customers/{customerID}`. */
export function retrieveCustomer(resources: Resources): Operation {
  return defineOperation<operations['GetCustomer']>(async (context, { path }) => {
    const body: components['schemas']['customer'] = await findCustomer(context, resources, path.customerID);
    return { answer: { status: 200, body }, changes: [] };
  });
}
