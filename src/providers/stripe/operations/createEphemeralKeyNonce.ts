import { defineOperation, type Operation } from '../../../core/operation';
import type { Resources } from '../../../core/resources';
import type { operations } from '../contract';
import { issuingCards } from '../resources/issuingCard';
import { createNonce, nonceMemory, nonces } from '../resources/nonce';
import { findInScope } from '../scopes';

/** `POST /v1/ephemeral_key_nonces`: makes both halves of a nonce, in place of Stripe.js's `createEphemeralKeyNonce`. */
export function createEphemeralKeyNonce(resources: Resources): Operation {
  return defineOperation<operations['PostEphemeralKeyNonces']>(async (context, { body }) => {
    const { issuing_card: card } = body;
    if (card !== undefined) await findInScope(context, resources, issuingCards, card, 'issuing_card', 'body');
    const { nonce, privateHalf } = createNonce(context.ids, card ?? null);
    return {
      answer: { status: 200, body: { private_nonce: privateHalf, public_nonce: nonce.id } },
      changes: [{ type: nonces, id: nonce.id, readVersion: 0, value: nonce, collectAt: context.time + nonceMemory }],
    };
  });
}
