import type { Closing } from '../../core/provider';

/** Gives back the headers of a reply. Bridge documents none; what says that an answer is a replay is ours. */
export function headers({ page, problem, idempotency }: Closing): Readonly<Record<string, string>> {
  return {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
    ...(page !== undefined && { 'Access-Control-Allow-Origin': page }),
    Vary: 'Origin',
    'X-Content-Type-Options': 'nosniff',
    ...(problem?.kind === 'rate_limited' &&
      problem.retryAfter !== undefined && { 'Retry-After': String(problem.retryAfter) }),
    ...(idempotency?.outcome === 'replayed' && { 'Idempotent-Replayed': 'true' }),
  };
}
