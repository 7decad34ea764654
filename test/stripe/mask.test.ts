import { describe, expect, it } from '@jest/globals';
import { mask, redact } from '../../src/providers/stripe/mask';

/** Source: masked keys quoted in public messages. The last three are our own: nothing public shows how short keys look. */
describe('mask', () => {
  it.each([
    ['not_a_valid_key_asdf', 'not_a_*****_***_asdf'],
    [`ek_test_YW${'x'.repeat(69)}_00abcdr1xQ`, `ek_test_YW${'*'.repeat(69)}_******r1xQ`],
    [`sk_test_${'x'.repeat(20)}DgAU`, `sk_test_${'*'.repeat(20)}DgAU`],
    [`ephkey_1${'x'.repeat(19)}V5gn`, `ephkey_1${'*'.repeat(19)}V5gn`],
    ['x'.repeat(59), `${'*'.repeat(55)}xxxx`],
    ['y'.repeat(60), `yy${'*'.repeat(54)}yyyy`],
    ['sk_test_1234', 'sk_test_**34'],
    ['sk_test_1', 'sk_test_*'],
    ['', ''],
  ])('shows %s as %s', (key, shown) => {
    expect(mask(key)).toBe(shown);
  });
});

describe('redact', () => {
  it.each([
    ['/v1/customers/cus_test_1', '/v1/customers/cus_test_1'],
    ['/v1/ephemeral_keys/sk_live_1234567890', '/v1/ephemeral_keys/sk_live_******7890'],
    ['/v1/payment_methods/4111111111111111', '/v1/payment_methods/************1111'],
    ['4111 1111-1111 1111 and 378282246310005.', '************1111 and ***********0005.'],
    // No card's: it fails Luhn's check, is too short, or is part of something longer.
    ['4111111111111112 1795411245 cus_4111111111111111', '4111111111111112 1795411245 cus_4111111111111111'],
    ['a ek_test_1234567890 b rk_test_1234567890', 'a ek_test_******7890 b rk_test_******7890'],
  ])('masks the keys and card numbers in %s', (text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });
});
