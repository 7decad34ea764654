import { toSeconds } from '../../../core/keys';
import { defineOperation, type Operation } from '../../../core/operation';
import { keep, type Resources } from '../../../core/resources';
import { showAddress } from '../address';
import type { operations } from '../contract';
import { readText } from '../emptyText';
import { createAccountId } from '../identifiers';
import { mergeMetadata } from '../metadata';
import { cardholders } from '../resources/cardholder';
import { issuingCards, showIssuingCard, type IssuingCard } from '../resources/issuingCard';
import { findInScope } from '../scopes';

/** How long a card is good where nothing else is said (inferred). */
const yearsValid = 3;

/** `POST /v1/issuing/cards`: creates a card for a cardholder. It is inactive unless it is said to be active (documented). */
export function createIssuingCard(resources: Resources): Operation {
  return defineOperation<operations['PostIssuingCards']>(async (context, { body }) => {
    const holder = await findInScope(context, resources, cardholders, body.cardholder, 'cardholder', 'body');
    const today = new Date(context.time);
    const { exp_month = today.getUTCMonth() + 1, exp_year = today.getUTCFullYear() + yearsValid, shipping } = body;
    const card: IssuingCard = {
      id: createAccountId('ic', context.caller.account, context.ids),
      cardholder: holder.value.id,
      created: toSeconds(context.time),
      currency: body.currency.toLowerCase(),
      exp_month,
      exp_year,
      metadata: mergeMetadata({}, body.metadata),
      second_line: readText(body.second_line ?? ''),
      shipping: shipping
        ? {
            address: showAddress(shipping.address),
            name: shipping.name,
            phone_number: shipping.phone_number ?? null,
            service: shipping.service ?? 'standard',
            type: shipping.type ?? 'individual',
          }
        : null,
      status: body.status ?? 'inactive',
      type: body.type,
    };
    return {
      answer: { status: 200, body: showIssuingCard(card, holder.value) },
      changes: [keep(issuingCards, card)],
    };
  });
}
