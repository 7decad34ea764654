import type { Context } from '../../core/operation';
import { missing, type Found, type Resources } from '../../core/resources';
import { cardAccounts, customers, type CardAccount, type Customer } from './resources';

/** Gives back the customer that a path names, or throws `resource_missing`. */
export async function findCustomer(context: Context, resources: Resources, id: string): Promise<Customer> {
  const found = await resources.find(context, customers, id);
  if (found === undefined) throw missing(customers, id, 'customerID', 'path');
  return found.value;
}

/** Gives back the customer and its card account that a path names, or throws `resource_missing`. Ids of cards are UUIDs, in any case. */
export async function findCardAccount(
  context: Context,
  resources: Resources,
  path: { readonly customerID: string; readonly cardAccountID: string },
): Promise<{ readonly customer: Customer; readonly found: Found<CardAccount> }> {
  const customer = await findCustomer(context, resources, path.customerID);
  const id = path.cardAccountID.toLowerCase();
  const found = await resources.find(context, cardAccounts, id);
  const owner = found?.value.customer_id ?? customer.id;
  if (found === undefined || owner !== customer.id) throw missing(cardAccounts, id, 'cardAccountID', 'path');
  return { customer, found };
}
