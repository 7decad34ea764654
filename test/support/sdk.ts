import Stripe from 'stripe';
import type { Mayfly } from '../../src';

/** Gives back Stripe's official SDK for Node, set up as the README says, with this credential. */
export function connect(mayfly: Mayfly, credential: string, apiVersion?: string): Stripe {
  return new Stripe(credential, {
    host: '127.0.0.1',
    port: mayfly.port,
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries: 0,
    // @ts-expect-error The SDK takes every version; its types know only the one that it was made for.
    apiVersion,
  });
}
