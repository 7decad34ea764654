import * as v from 'valibot';
import type { Seed } from '../../core/resources';
import { cardAccounts, customers } from './resources';

/** Bridge's part of a seed file: what exists before anybody created anything, in every sandbox. */
export const bridgeSeed = v.strictObject({
  customers: v.optional(v.array(customers.schema), []),
  card_accounts: v.optional(v.array(cardAccounts.schema), []),
});

export type BridgeSeed = v.InferOutput<typeof bridgeSeed>;

/** Gives back the seed by type and id, as resources are looked up. */
export function indexSeed(seed: BridgeSeed): Seed {
  const index = (values: readonly { readonly id: string }[]) => new Map(values.map((value) => [value.id, value]));
  return new Map([
    [customers.name, index(seed.customers)],
    [cardAccounts.name, index(seed.card_accounts)],
  ]);
}
