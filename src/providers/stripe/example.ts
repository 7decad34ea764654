import type { StripeOptions } from './options';

/** Gives back a curl call that creates a key with these options; undefined where nothing exists to issue one for. */
export function describeExample(url: string, { resources, seed, requireVersion }: StripeOptions): string | undefined {
  const [first] = [
    ...seed.customers.map(({ id }) => ['customer', id] as const),
    ...seed.issuing_cards.map(({ id }) => ['issuing_card', id] as const),
    ...seed.verification_sessions.map(({ id }) => ['verification_session', id] as const),
    ...(resources === 'auto' ? [['customer', 'cus_mayfly'] as const] : []),
  ];
  if (first === undefined) return undefined;
  const form = new URLSearchParams([[...first]]).toString();
  const version = requireVersion ? " -H 'Stripe-Version: 2020-08-27'" : '';
  return `curl ${quote(`${url}/v1/ephemeral_keys`)} -u sk_test_mayfly:${version} -d ${quote(form)}`;
}

/** Gives back a word that every shell takes as it is, in quotes where it needs them. The text holds none itself. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word}'`;
}
