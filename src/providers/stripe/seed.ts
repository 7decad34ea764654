import { z } from 'zod';
import type { Seed } from '../../core/resources';
import { connectedAccounts, customers, issuingCards, verificationSessions } from './resources';

/** Stripe's part of a seed file: what exists before anybody created anything, in every sandbox. */
export const stripeSeed = z.strictObject({
  accounts: z.array(connectedAccounts.schema).default([]),
  customers: z.array(customers.schema).default([]),
  issuing_cards: z.array(issuingCards.schema).default([]),
  verification_sessions: z.array(verificationSessions.schema).default([]),
});

export type StripeSeed = z.infer<typeof stripeSeed>;

/** Gives back the seed by type and id, as resources are looked up. */
export function indexSeed(seed: StripeSeed): Seed {
  const index = (values: readonly { readonly id: string }[]) => new Map(values.map((value) => [value.id, value]));
  return new Map([
    [connectedAccounts.name, index(seed.accounts)],
    [customers.name, index(seed.customers)],
    [issuingCards.name, index(seed.issuing_cards)],
    [verificationSessions.name, index(seed.verification_sessions)],
  ]);
}
