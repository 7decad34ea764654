import { hash, timingSafeEqual } from 'node:crypto';
import { customAlphabet } from 'nanoid';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The source of chance. Handed in, so that a test can hand in its own. */
export interface Ids {
  /** Gives back that many random letters and digits. */
  alphanumeric(length: number): string;
}

/** Gives back ids that can't be guessed. */
export function createIds(): Ids {
  const draw = customAlphabet(alphabet);
  return { alphanumeric: (length) => draw(length) };
}

/**
 * Gives back letters and digits that are the same for the same text and look random. At most 32, one a byte of SHA-256;
 * the small bias of the remainder doesn't matter where nothing is secret.
 */
export function deriveAlphanumeric(text: string, length: number): string {
  let derived = '';
  for (const byte of hash('sha256', text, 'buffer').subarray(0, length))
    derived += alphabet.charAt(byte % alphabet.length);
  return derived;
}

/** Gives back the SHA-256 of a text, in hexadecimal. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** Compares two secrets in a time that tells nothing of where they differ. */
export function isSame(a: string, b: string): boolean {
  const [bytesOfA, bytesOfB] = [Buffer.from(a), Buffer.from(b)];
  return bytesOfA.length === bytesOfB.length && timingSafeEqual(bytesOfA, bytesOfB);
}
