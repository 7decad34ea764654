import type { Milliseconds } from '../../core/exchange';
import type { ResourceMode } from '../../core/resources';
import type { StripeSeed } from './seed';

/** How Stripe's endpoints are set up. */
export interface StripeOptions {
  readonly resources: ResourceMode;
  readonly seed: StripeSeed;
  /** How long a key is valid; one hour, as Stripe's are, where it isn't set. */
  readonly keyLifetime: Milliseconds | undefined;
  readonly requireVersion: boolean;
}
