import { defineOperation, type Context, type Operation, type Outcome } from '../../../core/operation';
import type { components, operations } from '../contract';
import { paginate, type PageQuery } from '../page';
import { presentAll, presentPaymentMethod, type Expand, type Presenting } from '../presentation';
import { customers } from '../resources/customer';
import { paymentMethods } from '../resources/paymentMethod';
import { findInScope } from '../scopes';

/** `GET /v1/payment_methods`: those of a customer, or all. An ephemeral key's are those of its customer, named or not. */
export function listPaymentMethods(presenting: Presenting): Operation {
  return defineOperation<operations['GetPaymentMethods']>(async (context, { query }) => {
    const own = context.caller.key?.scope.find(({ type }) => type === customers.name)?.id;
    const customer = query.customer ?? own;
    if (customer !== undefined) {
      await findInScope(context, presenting.resources, customers, customer, 'customer', 'query');
    }
    return listOf(context, presenting, { ...query, customer }, '/v1/payment_methods');
  });
}

/** `GET /v1/customers/{customer}/payment_methods`: those of a customer. */
export function listCustomerPaymentMethods(presenting: Presenting): Operation {
  return defineOperation<operations['GetCustomersCustomerPaymentMethods']>(async (context, { path, query }) => {
    const { value: customer } = await findInScope(
      context,
      presenting.resources,
      customers,
      path.customer,
      'customer',
      'path',
    );
    const url = `/v1/customers/${customer.id}/payment_methods`;
    return listOf(context, presenting, { ...query, customer: customer.id }, url);
  });
}

interface Asked extends PageQuery {
  readonly allow_redisplay?: string;
  readonly customer: string | undefined;
  readonly expand?: Expand;
  readonly type?: string;
}

async function listOf(context: Context, presenting: Presenting, asked: Asked, url: string): Promise<Outcome> {
  const all = await presenting.resources.list(context, paymentMethods);
  const wanted = all.filter(
    (paymentMethod) =>
      (asked.customer === undefined || paymentMethod.customer === asked.customer) &&
      (asked.allow_redisplay === undefined || paymentMethod.allow_redisplay === asked.allow_redisplay) &&
      // Mayfly makes cards; of other types there are none.
      (asked.type === undefined || asked.type === 'card'),
  );
  const { items, hasMore } = paginate(wanted, asked, paymentMethods);
  const body: components['schemas']['payment_method_list'] = {
    object: 'list',
    data: await presentAll(items, (item) => presentPaymentMethod(context, presenting, item, asked.expand)),
    has_more: hasMore,
    url,
  };
  return { answer: { status: 200, body }, changes: [] };
}
