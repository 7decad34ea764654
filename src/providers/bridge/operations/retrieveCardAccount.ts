import { defineOperation, type Operation } from '../../../core/operation';
import type { Resources } from '../../../core/resources';
import { showCardAccount } from '../cardAccount';
import type { operations } from '../contract';
import { findCardAccount } from '../scope';

/** `GET …/card_accounts/{cardAccountID}`. */
export function retrieveCardAccount(resources: Resources): Operation {
  return defineOperation<operations['GetCardAccount']>(async (context, { path }) => {
    const { customer, found } = await findCardAccount(context, resources, path);
    return { answer: { status: 200, body: showCardAccount(found.value, customer) }, changes: [] };
  });
}
