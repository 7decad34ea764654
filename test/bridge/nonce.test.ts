import { describe, expect, it } from '@jest/globals';
import { revealNonce } from '../../src/providers/bridge/nonce';
import { nonceByWebCrypto } from '../support/bridge';

describe('revealNonce', () => {
  /** Source: the formula in Bridge's guide to revealing card details; the vectors were computed independently. */
  it.each([
    [
      '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',
      '1700000000',
      'sj3/w7/DRdx2JX8KuF+ZAi3UduRhbQKO0Vl29RlimvY=',
    ],
    ['0'.repeat(64), '0', 'a0QETjDDbvEt4GKRA0jQRXeFvsVsiKVZDLy8f0uZfyI='],
    ['secret', '1700000000', 'c4jKbMpegnbJjz42sbIMx1AQqY32Nx5vchBycG3AiuE='],
    ['secret', '1700000000000', 'UP+MCqV1Sry7z6XCm4eqgy7UCtLw5KGeHD9fFO7DolQ='],
    ['pässwörd+/=&?', '1758974014', 'GTHmjmgnFL5YwrOBhHZepuDItnMOQVvYzJsvtjLNQtM='],
  ])('gives the published nonce of %s at %s', async (secret, timestamp, nonce) => {
    expect(revealNonce(secret, timestamp)).toBe(nonce);
    expect(revealNonce(secret, Number(timestamp))).toBe(nonce);
    expect(await nonceByWebCrypto(secret, timestamp)).toBe(nonce);
  });
});
