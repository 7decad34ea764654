import { isSame } from '../../core/ids';
import type { Caller } from '../../core/operation';
import { ProblemError } from '../../core/problem';
import { hashPrivateHalf } from './resources/nonce';

/** Throws `nonce_mismatch` where the caller's key was issued with a nonce and the request doesn't carry its private half. */
export function checkNonce({ key }: Caller, privateHalf: string | undefined): void {
  if (key?.nonce === undefined) return;
  if (privateHalf === undefined || !isSame(key.nonce, hashPrivateHalf(privateHalf))) {
    throw new ProblemError({ kind: 'nonce_mismatch' });
  }
}
