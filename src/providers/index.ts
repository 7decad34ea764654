import type { Provider } from '../core/provider';
import type { Options } from '../options';
import type { Seeds } from './seeds';
import { createStripe } from './stripe';

/** Gives back every emulated API; the first one answers the paths that are nobody's. A new provider is one line here. */
export function createProviders(options: Options, seeds: Seeds): readonly [Provider, ...Provider[]] {
  return [
    createStripe({
      resources: options.resources,
      seed: seeds.stripe,
      keyLifetime: options.keyTtl,
      requireVersion: options.requireStripeVersion,
    }),
  ];
}
