import { describe, expect, it } from '@jest/globals';
import { mask, redact } from '../../src/providers/bridge/mask';

describe('mask', () => {
  it.each([
    ['sk-test-1234567890', 'sk-test-******7890'],
    ['sk-liveabcdefghij', 'sk-live******ghij'],
    ['sk-test', 'sk-test'],
    ['nonsense', '****ense'],
  ])('shows %s as %s', (key, shown) => {
    expect(mask(key)).toBe(shown);
  });
});

describe('redact', () => {
  it.each([
    ['/v0/x/sk-liveabcdefghij', '/v0/x/sk-live******ghij'],
    ['/v0/x/sk-test.abcdef.secret', '/v0/x/sk-test**********cret'],
    ['/v0/x/sk_live_1234567890', '/v0/x/sk_live_******7890'],
    ['/v0/customers/cust-test', '/v0/customers/cust-test'],
  ])('masks the keys in %s', (text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });
});
