import type { Closing } from '../../core/provider';
import { shouldRetry } from './problems';

/**
 * The header that the official SDKs' own test suites look for before they start, with the version they compare. It names
 * the stripe-mock whose place Mayfly takes there; 0.119.0 is the least that all of them accept.
 */
export const signature = { 'Stripe-Mock-Version': '0.197.0' } as const;

const exposed = [
  'Request-Id',
  'Stripe-Manage-Version',
  'Stripe-Should-Retry',
  'Idempotent-Replayed',
  'Original-Request',
];

/** Gives back the headers of a reply: those of every reply, then those of its problem and of its idempotency key. */
export function headers(closing: Closing, defaultVersion: string): Readonly<Record<string, string>> {
  const { request, requestId, page, problem, idempotency } = closing;
  const version = problem?.kind === 'version_invalid' ? undefined : request.headers['stripe-version'];
  const key = request.headers['idempotency-key'];
  const retry = idempotency?.outcome === 'executed' ? false : problem && shouldRetry(problem);

  return {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-cache, no-store',
    ...(page !== undefined && allowReading(page)),
    Vary: 'Origin',
    'X-Content-Type-Options': 'nosniff',
    'Stripe-Version': version ?? defaultVersion,
    ...signature,
    // Seen on everything but the refusal of a bad key.
    ...(problem?.kind === 'credential_invalid' || problem?.kind === 'credential_expired'
      ? { 'WWW-Authenticate': 'Bearer realm="Stripe"' }
      : { 'Request-Id': requestId }),
    ...(key && { 'Idempotency-Key': key }),
    ...(idempotency && { 'Original-Request': idempotency.originalRequestId }),
    ...(idempotency?.outcome === 'replayed' && { 'Idempotent-Replayed': 'true' }),
    ...(retry !== undefined && { 'Stripe-Should-Retry': String(retry) }),
    ...(problem?.kind === 'rate_limited' && describeLimit(problem.retryAfter)),
  };
}

/** The reason is documented, one of several; the seconds are Mayfly's. */
function describeLimit(retryAfter: number | undefined): Readonly<Record<string, string>> {
  const reason = { 'Stripe-Rate-Limited-Reason': 'global-rate' };
  return retryAfter === undefined ? reason : { ...reason, 'Retry-After': String(retryAfter) };
}

/**
 * Stripe lets every page read its answers. Mayfly lets those read that may call it: any site that a developer visits could
 * otherwise learn what a local server says. Where no page asks there is nobody to tell.
 */
function allowReading(page: string): Readonly<Record<string, string>> {
  return {
    'Access-Control-Allow-Origin': page,
    'Access-Control-Expose-Headers': exposed.join(', '),
    'Access-Control-Max-Age': '300',
  };
}
