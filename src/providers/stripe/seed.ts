import * as v from 'valibot';
import type { Seed } from '../../core/resources';
import { connectedAccounts } from './resources/account';
import { cardholders } from './resources/cardholder';
import { customers } from './resources/customer';
import { issuingCards } from './resources/issuingCard';
import { paymentMethods } from './resources/paymentMethod';
import { verificationSessions } from './resources/verificationSession';

/** Stripe's part of a seed file: what exists before anybody created anything, in every sandbox. */
export const stripeSeed = v.strictObject({
  accounts: v.optional(v.array(connectedAccounts.schema), []),
  customers: v.optional(v.array(customers.schema), []),
  payment_methods: v.optional(v.array(paymentMethods.schema), []),
  issuing_cardholders: v.optional(v.array(cardholders.schema), []),
  issuing_cards: v.optional(v.array(issuingCards.schema), []),
  verification_sessions: v.optional(v.array(verificationSessions.schema), []),
});

export type StripeSeed = v.InferOutput<typeof stripeSeed>;

/** Gives back the seed by type and id, as resources are looked up. */
export function indexSeed(seed: StripeSeed): Seed {
  const index = (values: readonly { readonly id: string }[]) => new Map(values.map((value) => [value.id, value]));
  return new Map([
    [connectedAccounts.name, index(seed.accounts)],
    [customers.name, index(seed.customers)],
    [paymentMethods.name, index(seed.payment_methods)],
    [cardholders.name, index(seed.issuing_cardholders)],
    [issuingCards.name, index(seed.issuing_cards)],
    [verificationSessions.name, index(seed.verification_sessions)],
  ]);
}
