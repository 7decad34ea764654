import { toSeconds } from '../../core/keys';
import type { Context } from '../../core/operation';
import { expiryIn } from './cardChecks';
import { createAccountId } from './identifiers';
import type { PaymentMethod } from './resources/paymentMethod';
import type { TestCard } from './testCards';

/** Gives back a new payment method of a test card, not stored yet. Where nothing else is said the card is good for a year. */
export function draftPaymentMethod(context: Context, { number, checks }: TestCard): PaymentMethod {
  const { caller, ids, time } = context;
  // What a test card is made to fail at is looked at when it is attached.
  const unchecked = (result: string | undefined) => (result === undefined ? null : 'unchecked');
  return {
    id: createAccountId('pm', caller.account, ids),
    allow_redisplay: 'unspecified',
    billing_details: { address: null, email: null, name: null, phone: null },
    card: {
      checks: {
        cvc: unchecked(checks.cvc),
        line1: unchecked(checks.line1),
        postal_code: unchecked(checks.postal_code),
      },
      ...expiryIn(1, time),
      number,
      preferred_network: null,
    },
    created: toSeconds(time),
    customer: null,
    detached: false,
    metadata: {},
  };
}
