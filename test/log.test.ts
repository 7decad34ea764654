import { describe, expect, it } from '@jest/globals';
import type { Exchange } from '../src/core/exchange';
import { createLog } from '../src/log';

const exchange: Exchange = {
  request: {
    method: 'DELETE',
    path: '/v1/ephemeral_keys/ek_test_secret',
    query: '',
    headers: {},
    body: new Uint8Array(),
  },
  shownPath: '/v1/ephemeral_keys/\u001b[2Jek_test_******',
  reply: { status: 500, headers: {}, body: '' },
  provider: 'stripe',
  requestId: 'req_1',
  operation: undefined,
  sandbox: undefined,
  credential: undefined,
  fault: undefined,
  parameters: undefined,
  step: 'execute',
  problem: { kind: 'unexpected', cause: new Error('the cause') },
  idempotency: undefined,
};

function logged(form: 'pretty' | 'json' | 'silent') {
  const lines: string[] = [];
  const errors: string[] = [];
  createLog(form, { write: (line) => lines.push(line), writeError: (line) => errors.push(line) }).exchange(
    exchange,
    1.25,
  );
  return { lines, errors };
}

describe('the log', () => {
  it('keeps control characters from the terminal', () => {
    expect(logged('pretty').lines).toEqual(['DELETE /v1/ephemeral_keys/?[2Jek_test_****** 500 1.3 ms unexpected']);
  });

  it.each(['pretty', 'json', 'silent'] as const)(
    'says a fault of our own on standard error, when it is %s too',
    (form) => {
      const { errors } = logged(form);
      expect(errors).toHaveLength(1);
      expect(errors[0]).toMatch(/^mayfly: a fault of Mayfly's own: Error: the cause\n {4}at /);
    },
  );

  it.each(['pretty', 'json'] as const)('shows the masked path only, when it is %s', (form) => {
    expect(logged(form).lines.join()).not.toContain('ek_test_secret');
  });
});
