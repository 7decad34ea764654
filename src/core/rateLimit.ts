import type { Milliseconds } from './exchange';

/** So many requests in so much time. */
export interface Rate {
  readonly requests: number;
  readonly span: Milliseconds;
}

/** Counts the requests of each sandbox. */
export interface RateLimiter {
  /** Takes one request; gives back how long to wait where there is no room for it, undefined where there is. */
  take(sandbox: string): Milliseconds | undefined;
}

/** At most this many sandboxes are counted; the one that asked longest ago is forgotten first. */
const maxSandboxes = 1_000;

/**
 * Gives back a limiter by real time, whatever the sandboxes' clocks show. It is a bucket that holds `requests` and fills
 * evenly within `span` (Stripe's documented limits are such rates; how it counts them it doesn't say).
 */
export function createRateLimiter({ requests, span }: Rate, real: () => Milliseconds): RateLimiter {
  const buckets = new Map<string, { left: number; at: Milliseconds }>();
  return {
    take(sandbox) {
      const now = real();
      const bucket = buckets.get(sandbox) ?? { left: requests, at: now };
      const left = Math.min(requests, bucket.left + ((now - bucket.at) * requests) / span);
      const isRoom = left >= 1;
      buckets.delete(sandbox);
      buckets.set(sandbox, { left: isRoom ? left - 1 : left, at: now });
      const [oldest] = buckets.keys();
      if (buckets.size > maxSandboxes && oldest !== undefined) buckets.delete(oldest);
      return isRoom ? undefined : ((1 - left) * span) / requests;
    },
  };
}

/** Gives back the rate of a text such as `25/s` or `100/m`; undefined where it is none. */
export function readRate(text: string): Rate | undefined {
  const [, requests = '', unit = ''] = /^(\d{1,6})\/(s|m|h)$/.exec(text) ?? [];
  const span = { s: 1_000, m: 60_000, h: 3_600_000 }[unit];
  return span === undefined || Number(requests) === 0 ? undefined : { requests: Number(requests), span };
}
