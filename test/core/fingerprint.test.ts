import { describe, expect, it } from '@jest/globals';
import { fingerprintOf } from '../../src/core/fingerprint';

describe('fingerprintOf', () => {
  const parameters = { customer: 'cus_1', expand: ['a', 'b'], shipping: { name: 'N', phone: 'P' } };

  it('is the same whatever order names come in', () => {
    const reordered = { shipping: { phone: 'P', name: 'N' }, expand: ['a', 'b'], customer: 'cus_1' };
    expect(fingerprintOf('POST', '/v1/x', reordered)).toBe(fingerprintOf('POST', '/v1/x', parameters));
  });

  it.each([
    ['method', fingerprintOf('PUT', '/v1/x', parameters)],
    ['path', fingerprintOf('POST', '/v1/y', parameters)],
    ['value', fingerprintOf('POST', '/v1/x', { ...parameters, customer: 'cus_2' })],
    ['order of a list', fingerprintOf('POST', '/v1/x', { ...parameters, expand: ['b', 'a'] })],
    ['name more', fingerprintOf('POST', '/v1/x', { ...parameters, nonce: '' })],
    [
      'list in place of an object',
      fingerprintOf('POST', '/v1/x', {
        ...parameters,
        shipping: [
          ['name', 'N'],
          ['phone', 'P'],
        ],
      }),
    ],
    ['name "__proto__"', fingerprintOf('POST', '/v1/x', JSON.parse('{"__proto__":1,"customer":"cus_1"}'))],
  ])('is another with another %s', (_, other) => {
    expect(other).not.toBe(fingerprintOf('POST', '/v1/x', parameters));
  });
});
