import { allowLocalOrigin } from '../../core/origin';
import type { Closing } from '../../core/provider';

/** Gives back the headers of a reply. Bridge documents none; what says that an answer is a replay is ours. */
export function headers({ request, idempotency }: Closing): Readonly<Record<string, string>> {
  return {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
    ...allowLocalOrigin(request.headers['origin']),
    Vary: 'Origin',
    'X-Content-Type-Options': 'nosniff',
    ...(idempotency?.outcome === 'replayed' && { 'Idempotent-Replayed': 'true' }),
  };
}
