import { defineOperation, type Operation } from '../../../core/operation';
import { keep, type Resources } from '../../../core/resources';
import { showCardAccount } from '../cardAccount';
import type { operations } from '../contract';
import { cardAccounts, type CardAccount } from '../resources';
import { findCustomer } from '../scope';
import { createUuid } from '../uuid';

/** `POST …/card_accounts`: creates a card account, and answers 201. */
export function createCardAccount(resources: Resources): Operation {
  return defineOperation<operations['CreateCardAccount']>(async (context, { path, body }) => {
    const customer = await findCustomer(context, resources, path.customerID);
    const { currency, client_reference_id, crypto_account } = body;
    const { type, address } = crypto_account ?? {};
    const account: CardAccount = {
      id: createUuid(context.ids),
      customer_id: customer.id,
      currency,
      ...(client_reference_id !== undefined && { client_reference_id }),
      ...(crypto_account && {
        crypto_account: { ...(type !== undefined && { type }), ...(address !== undefined && { address }) },
      }),
      freezes: [],
    };
    return {
      answer: { status: 201, body: showCardAccount(account, customer) },
      changes: [keep(cardAccounts, account)],
    };
  });
}
