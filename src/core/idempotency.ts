import type { Milliseconds } from './exchange';

/** An answer that is kept under an idempotency key, byte for byte. */
export interface StoredReply {
  readonly status: number;
  readonly body: string;
  /** The request id of the exchange that ran the operation. */
  readonly requestId: string;
}

/** What the store keeps under one idempotency key. No record at all is the state "absent". */
export type IdempotencyRecord =
  | {
      readonly state: 'in_flight';
      readonly fingerprint: string;
      readonly owner: string;
      readonly attempt: number;
      readonly leaseEnds: Milliseconds;
    }
  | {
      readonly state: 'completed';
      readonly fingerprint: string;
      readonly reply: StoredReply;
      readonly expires: Milliseconds;
    };

/** A record whose run is over. */
export type CompletedRecord = Extract<IdempotencyRecord, { readonly state: 'completed' }>;

/** Somebody's wish to run under a key. */
export interface Claim {
  readonly fingerprint: string;
  /** A token of its own for each attempt: who holds it may commit or release. */
  readonly owner: string;
  /** How long the claim holds against the same request, in real time. */
  readonly lease: Milliseconds;
  /** What a key means once its record has expired: `forget` runs anew (Stripe), `refuse` says no (Bridge). */
  readonly afterRetention: 'forget' | 'refuse';
}

/**
 * The two clocks. Real time never jumps and drives only the lease; sandbox time can be moved and drives retention. So a
 * jump of a day never lets a second request into a running one.
 */
export interface Times {
  /** From a monotonic clock; only differences mean anything. */
  readonly real: Milliseconds;
  readonly sandbox: Milliseconds;
}

/** What a claim met. */
export type Begun =
  | { readonly kind: 'claimed'; readonly attempt: number }
  | { readonly kind: 'replay'; readonly reply: StoredReply }
  | { readonly kind: 'mismatch' }
  | { readonly kind: 'in_use' }
  | { readonly kind: 'expired' };

/** Gives back what the claim met and, when it was granted, the record to keep. */
export function beginRecord(
  record: IdempotencyRecord | undefined,
  claim: Claim,
  times: Times,
): { readonly begun: Begun; readonly record?: IdempotencyRecord } {
  if (record === undefined) return grant(claim, 1, times);

  if (record.state === 'completed' && times.sandbox >= record.expires) {
    return claim.afterRetention === 'forget' ? grant(claim, 1, times) : { begun: { kind: 'expired' } };
  }

  // Before "in use": another request under the key is wrong however the first one ends.
  if (record.fingerprint !== claim.fingerprint) return { begun: { kind: 'mismatch' } };

  if (record.state === 'completed') return { begun: { kind: 'replay', reply: record.reply } };
  if (times.real < record.leaseEnds) return { begun: { kind: 'in_use' } };
  return grant(claim, record.attempt + 1, times);
}

function grant(claim: Claim, attempt: number, times: Times): { begun: Begun; record: IdempotencyRecord } {
  return {
    begun: { kind: 'claimed', attempt },
    record: {
      state: 'in_flight',
      fingerprint: claim.fingerprint,
      owner: claim.owner,
      attempt,
      leaseEnds: times.real + claim.lease,
    },
  };
}

/** True when `owner` still holds the claim: only then may it commit or release. */
export function isHeldBy(
  record: IdempotencyRecord | undefined,
  owner: string,
): record is Extract<IdempotencyRecord, { state: 'in_flight' }> {
  return record?.state === 'in_flight' && record.owner === owner;
}

/** Gives back the record of a finished run. `retention` counts from now, in sandbox time. */
export function completeRecord(
  record: Extract<IdempotencyRecord, { state: 'in_flight' }>,
  reply: StoredReply,
  retention: Milliseconds,
  times: Times,
): IdempotencyRecord {
  return { state: 'completed', fingerprint: record.fingerprint, reply, expires: times.sandbox + retention };
}
