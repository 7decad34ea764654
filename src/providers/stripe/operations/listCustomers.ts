import { defineOperation, type Operation } from '../../../core/operation';
import type { components, operations } from '../contract';
import { paginate, wasCreatedIn } from '../page';
import { presentAll, presentCustomer, type Presenting } from '../presentation';
import { customers } from '../resources/customer';

/** `GET /v1/customers`: those that were created or seeded. One that was only named is in no list. */
export function listCustomers(presenting: Presenting): Operation {
  return defineOperation<operations['GetCustomers']>(async (context, { query }) => {
    const all = await presenting.resources.list(context, customers);
    const asked = all.filter(
      (customer) =>
        wasCreatedIn(query.created, customer) && (query.email === undefined || customer.email === query.email),
    );
    const { items, hasMore } = paginate(asked, query, customers);
    const body: components['schemas']['customer_list'] = {
      object: 'list',
      data: await presentAll(items, (customer) => presentCustomer(context, presenting, customer, query.expand)),
      has_more: hasMore,
      url: '/v1/customers',
    };
    return { answer: { status: 200, body }, changes: [] };
  });
}
