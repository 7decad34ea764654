import * as v from 'valibot';
import { readFixture } from '../core/fixture';
import type { Provider } from '../core/provider';
import type { Options } from '../options';
import { createBridge } from './bridge';
import { bridgeSeed } from './bridge/seed';
import { createStripe } from './stripe';
import { stripeSeed } from './stripe/seed';

/** What a seed file holds: a part for each provider. */
export const seedFile = v.strictObject({ stripe: v.optional(stripeSeed, {}), bridge: v.optional(bridgeSeed, {}) });

/** What exists from the start, by provider. */
export type Seeds = v.InferOutput<typeof seedFile>;

/** Gives back the seeds that ship with Mayfly. */
export function defaultSeeds(): Seeds {
  return v.parse(seedFile, { stripe: readFixture('stripe/seed.json'), bridge: readFixture('bridge/seed.json') });
}

/** Gives back every emulated API; the first one answers the paths that are nobody's. */
export function createProviders(options: Options, seeds: Seeds): readonly [Provider, ...Provider[]] {
  return [
    createStripe({
      resources: options.resources,
      seed: seeds.stripe,
      keyLifetime: options.keyTtl,
      requireVersion: options.requireStripeVersion,
    }),
    createBridge({
      resources: options.resources,
      seed: seeds.bridge,
      keyLifetime: options.keyTtl,
      body: options.bridgeBody,
      errors: options.bridgeErrors,
    }),
  ];
}
