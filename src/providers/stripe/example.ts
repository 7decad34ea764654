import type { StripeOptions } from './options';

/** Gives back a curl call that creates a key with these options; undefined where nothing exists to issue one for. */
export function describeExample(url: string, { resources, seed, requireVersion }: StripeOptions): string | undefined {
  const [first] = [
    ...seed.customers.map(({ id }) => `customer=${id}`),
    ...seed.issuing_cards.map(({ id }) => `issuing_card=${id}`),
    ...seed.verification_sessions.map(({ id }) => `verification_session=${id}`),
    ...(resources === 'auto' ? ['customer=cus_mayfly'] : []),
  ];
  if (first === undefined) return undefined;
  const version = requireVersion ? " -H 'Stripe-Version: 2020-08-27'" : '';
  return `curl ${url}/v1/ephemeral_keys -u sk_test_mayfly:${version} -d '${first}'`;
}
