import * as v from 'valibot';
import type { Milliseconds } from './exchange';
import type { EntityType } from './reader';

const issuedKey = v.strictObject({
  id: v.string(),
  /** SHA-256 of the secret; the secret itself is kept only inside stored replies. */
  secretHash: v.string(),
  /** Unix seconds. */
  created: v.pipe(v.number(), v.integer()),
  /** Unix seconds; from this second on the key is refused. */
  expires: v.pipe(v.number(), v.integer()),
  /** What the key opens. */
  scope: v.array(v.strictObject({ type: v.string(), id: v.string() })),
  /** Why it ended before its time. */
  endedBy: v.exactOptional(v.picklist(['deletion', 'use'])),
  /** The id of the request that it was issued to. */
  request: v.exactOptional(v.string()),
  /** What only who asked for the key can derive again, where the provider binds a key to that. */
  nonce: v.exactOptional(v.string()),
});

/** An ephemeral key that was issued, as it is stored. */
export type IssuedKey = v.InferOutput<typeof issuedKey>;

export type KeyState = 'active' | 'expired' | 'deleted' | 'used';

/** Ephemeral keys in the store, the same type for every provider. */
export const issuedKeys: EntityType<IssuedKey> = { name: 'ephemeral_key', schema: issuedKey };

/** How long an ended key is remembered, in sandbox time, so that it is called expired and not unknown. */
const keyMemory: Milliseconds = 24 * 3_600_000;

/** Gives back what the key is at that time: active through `expires - 1`, expired at `expires`. */
export function keyStateAt(key: IssuedKey, now: Milliseconds): KeyState {
  if (key.endedBy === 'deletion') return 'deleted';
  if (key.endedBy === 'use') return 'used';
  return toSeconds(now) >= key.expires ? 'expired' : 'active';
}

/** Gives back from when on the key can be forgotten. */
export function keyCollectAt(key: IssuedKey): Milliseconds {
  return key.expires * 1_000 + keyMemory;
}

/** Gives back whole unix seconds, as payment APIs show time. */
export function toSeconds(time: Milliseconds): number {
  return Math.floor(time / 1_000);
}
