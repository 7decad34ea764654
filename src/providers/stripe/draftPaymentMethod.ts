import type { Context } from '../../core/operation';
import { toSeconds } from '../../core/keys';
import { createAccountId } from './identifiers';
import type { PaymentMethod } from './resources/paymentMethod';
import type { TestCard } from './testCards';

/** Gives back a new payment method of a test card, not stored yet. Where nothing else is said the card is good for a year. */
export function draftPaymentMethod(context: Context, { number }: TestCard): PaymentMethod {
  const { caller, ids, time } = context;
  const today = new Date(time);
  return {
    id: createAccountId('pm', caller.account, ids),
    allow_redisplay: 'unspecified',
    billing_details: { address: null, email: null, name: null, phone: null },
    card: {
      checks: { cvc: null, line1: null, postal_code: null },
      exp_month: today.getUTCMonth() + 1,
      exp_year: today.getUTCFullYear() + 1,
      number,
      preferred_network: null,
    },
    created: toSeconds(time),
    customer: null,
    detached: false,
    metadata: {},
  };
}
