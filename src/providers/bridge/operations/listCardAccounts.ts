import { defineOperation, type Operation } from '../../../core/operation';
import type { Resources } from '../../../core/resources';
import { showCardAccount } from '../cardAccount';
import type { components, operations } from '../contract';
import { cardAccounts } from '../resources';
import { findCustomer } from '../scope';

/** `GET …/card_accounts`: those that were created or seeded for the customer. One that was only named is in no list. */
export function listCardAccounts(resources: Resources): Operation {
  return defineOperation<operations['ListCardAccounts']>(async (context, { path }) => {
    const customer = await findCustomer(context, resources, path.customerID);
    const all = await resources.list(context, cardAccounts);
    const data = all
      .filter((account) => account.customer_id === customer.id)
      .map((account) => showCardAccount(account, customer));
    const body: components['schemas']['card_account_list'] = { count: data.length, data };
    return { answer: { status: 200, body }, changes: [] };
  });
}
