import { defineOperation, type Operation } from '../../../core/operation';
import type { Resources } from '../../../core/resources';
import type { operations } from '../contract';
import { checkNonce } from '../nonceCheck';
import { presentIssuingCard } from '../presentation';
import { issuingCards } from '../resources/issuingCard';
import { findInScope } from '../scopes';

/** `GET /v1/issuing/cards/{card}`: reads a card, with number and security code where `expand` asks for them. A key reads its own. */
export function retrieveIssuingCard(resources: Resources): Operation {
  return defineOperation<operations['GetIssuingCardsCard']>(async (context, { path, query }) => {
    const { value: card } = await findInScope(context, resources, issuingCards, path.card, 'card', 'path');
    checkNonce(context.caller, query.ephemeral_key_private_nonce);
    return {
      answer: { status: 200, body: await presentIssuingCard(context, resources, card, query.expand) },
      changes: [],
    };
  });
}
