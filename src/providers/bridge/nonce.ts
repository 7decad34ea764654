import { createHmac } from 'node:crypto';

/**
 * Gives back the nonce that belongs to a secret and a timestamp: `base64(HMAC-SHA256(secret, "nonce:" + timestamp))`, 44
 * characters. Both are taken as literal text; that clients send hexadecimal and unix seconds is no rule. Source: Bridge's
 * guide to revealing card details.
 *
 * @example revealNonce('secret', '1700000000') // 'c4jKbMpegnbJjz42sbIMx1AQqY32Nx5vchBycG3AiuE='
 */
export function revealNonce(secret: string, timestamp: string | number): string {
  return createHmac('sha256', secret).update(`nonce:${timestamp}`).digest('base64');
}
