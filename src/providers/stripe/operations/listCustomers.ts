import { defineOperation, type Operation } from '../../../core/operation';
import type { Resources } from '../../../core/resources';
import type { components, operations } from '../contract';
import { paginate, wasCreatedIn } from '../page';
import { presentCustomer } from '../presentation';
import { customers, type Customer } from '../resources/customer';

/** `GET /v1/customers`: those that were created or seeded. One that was only named is in no list. */
export function listCustomers(resources: Resources): Operation {
  return defineOperation<operations['GetCustomers']>(async (context, { query }) => {
    const listing = {
      type: customers,
      oldestFirst: await resources.list(context, customers),
      isWanted: (customer: Customer) =>
        customer.deleted !== true &&
        wasCreatedIn(query.created, customer) &&
        (query.email === undefined || customer.email === query.email),
      present: (customer: Customer) => presentCustomer(context, resources, customer, query.expand),
      url: '/v1/customers',
    };
    const body: components['schemas']['customer_list'] = await paginate(listing, query);
    return { answer: { status: 200, body }, changes: [] };
  });
}
