import { defineOperation, type Context, type Operation, type Outcome } from '../../../core/operation';
import type { Resources } from '../../../core/resources';
import { withoutDeletedCustomer } from '../attachment';
import type { components, operations } from '../contract';
import { paginate, type PageQuery } from '../page';
import { presentPaymentMethod, type Expand } from '../presentation';
import { customers } from '../resources/customer';
import { paymentMethods, type PaymentMethod } from '../resources/paymentMethod';
import { findInScope, isInScope } from '../scopes';

/** `GET /v1/payment_methods`: those of a customer, or all. An ephemeral key's are those of its customer, named or not. */
export function listPaymentMethods(resources: Resources): Operation {
  return defineOperation<operations['GetPaymentMethods']>(async (context, { query }) => {
    if (query.customer !== undefined) {
      await findInScope(context, resources, customers, query.customer, 'customer', 'query');
    }
    return listOf(context, resources, query, '/v1/payment_methods');
  });
}

/** `GET /v1/customers/{customer}/payment_methods`: those of a customer. */
export function listCustomerPaymentMethods(resources: Resources): Operation {
  return defineOperation<operations['GetCustomersCustomerPaymentMethods']>(async (context, { path, query }) => {
    const found = await findInScope(context, resources, customers, path.customer, 'customer', 'path');
    const customer = found.value.id;
    return listOf(context, resources, { ...query, customer }, `/v1/customers/${customer}/payment_methods`);
  });
}

interface Asked extends PageQuery {
  readonly allow_redisplay?: string;
  readonly customer?: string;
  readonly expand?: Expand;
  readonly type?: string;
}

async function listOf(context: Context, resources: Resources, asked: Asked, url: string): Promise<Outcome> {
  const all = await resources.list(context, paymentMethods);
  // Nobody's are in no scope but a back end's.
  const known = all.filter(({ customer }) => isInScope(context.caller, customers, customer ?? ''));
  const listing = {
    type: paymentMethods,
    oldestFirst: known,
    isWanted: (paymentMethod: PaymentMethod) =>
      (asked.customer === undefined || paymentMethod.customer === asked.customer) &&
      (asked.allow_redisplay === undefined || paymentMethod.allow_redisplay === asked.allow_redisplay) &&
      // Mayfly makes cards; of other types there are none.
      (asked.type === undefined || asked.type === 'card'),
    present: async (paymentMethod: PaymentMethod) => {
      const current = await withoutDeletedCustomer(context, resources, paymentMethod);
      return presentPaymentMethod(context, resources, current, asked.expand);
    },
    url,
  };
  const body: components['schemas']['payment_method_list'] = await paginate(listing, asked);
  return { answer: { status: 200, body }, changes: [] };
}
