import * as v from 'valibot';
import { sha256, type Ids } from '../../../core/ids';
import type { Milliseconds } from '../../../core/exchange';
import type { ResourceType } from '../../../core/resources';
import { createId, isIssuedId } from '../identifiers';
import { text, textOrNull } from './fields';

/** How long a nonce is remembered, in sandbox time (inferred). After that it is as if it had never been. */
export const nonceMemory: Milliseconds = 24 * 3_600_000;

const nonce = v.strictObject({
  /** The public half. */
  id: text,
  /** SHA-256 of the private half; null where nobody has one, because the public half was made up. */
  privateHash: textOrNull,
  /** The card it is for, once that is known. */
  card: textOrNull,
  used: v.optional(v.boolean(), false),
});

export type Nonce = v.InferOutput<typeof nonce>;

export const nonces: ResourceType<Nonce> = {
  name: 'ephemeral_key_nonce',
  noun: 'ephemeral key nonce',
  schema: nonce,
  // What a public half looks like, nobody has published: a test may make up any.
  isWellFormed: (id) => !isIssuedId(id),
  invent: (id) => v.parse(nonce, { id }),
};

/** Gives back the id that a public half is stored under: itself, or a hash where it is longer than any that was given out. */
export function nonceIdOf(publicHalf: string): string {
  return publicHalf.length > 250 ? sha256(publicHalf) : publicHalf;
}

/** Gives back a new nonce with its private half, which is stored nowhere. */
export function createNonce(ids: Ids, card: string | null): { readonly nonce: Nonce; readonly privateHalf: string } {
  const privateHalf = `ephnonce_private_${ids.alphanumeric(32)}`;
  return {
    nonce: { id: createId('ephnonce', ids), privateHash: hashPrivateHalf(privateHalf), card, used: false },
    privateHalf,
  };
}

/** Gives back what a key remembers of its nonce, to know the private half when it is shown. */
export function hashPrivateHalf(privateHalf: string): string {
  return sha256(privateHalf);
}
