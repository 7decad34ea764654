import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Mayfly } from '../../src';
import { call, cardPath, createKey, newBridgeKey, post } from '../support/bridge';
import { startMayfly } from '../support/mayfly';

const message = 'Please resubmit the following parameters that are either missing or invalid';
const inBody = (key: unknown) => ({ code: 'invalid_parameters', message, source: { location: 'body', key } });

/** Source: Bridge's API reference; the body of the 400 is a real one. */
describe('POST …/ephemeral_keys', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly();
  });
  afterAll(() => mayfly.close());

  it('answers exactly 200 and the key alone, as JSON', async () => {
    const { status, headers, body } = await createKey(mayfly, newBridgeKey());
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json');
    expect(body).toEqual({ ephemeral_key: expect.stringMatching(/^ek-test-[0-9A-Za-z]{56}$/) });
  });

  it.each([
    [{}, { client_nonce: 'is required' }],
    [{ client_nonce: '' }, { client_nonce: 'must not be empty' }],
    [{ client_nonce: 1 }, { client_nonce: 'must be of type string' }],
    [{ client_nonce: null }, { client_nonce: 'must be of type string' }],
    [{ client_nonce: 'n'.repeat(5001) }, { client_nonce: 'must have at most 5000 characters' }],
    [{ client_nonce: 'n', extra: 1 }, { extra: 'is not a known parameter' }],
    [{ clientNonce: 'n' }, { client_nonce: 'is required', clientNonce: 'is not a known parameter' }],
    ['{"client_nonce":"n","__proto__":{"a":1}}', { ['__proto__']: 'is not a known parameter' }],
    [[], { body: 'must be of type object' }],
    ['"text"', { body: 'must be of type object' }],
  ])('names what is wrong with the body: %j', async (body, key) => {
    const reply = await createKey(mayfly, newBridgeKey(), body);
    expect(reply.status).toBe(400);
    expect(reply.text).toBe(JSON.stringify(inBody(Object.fromEntries(Object.entries(key)))));
  });

  it('asks for a body where there is none at all (inferred)', async () => {
    const reply = await post(mayfly, `${cardPath}/ephemeral_keys`, newBridgeKey());
    expect(reply.status).toBe(400);
    expect(reply.body).toEqual(inBody({ client_nonce: 'is required' }));
  });

  it('says the names alone with --bridge-errors schema', async () => {
    const other = await startMayfly({ bridgeErrors: 'schema' });
    const { body } = await createKey(other, newBridgeKey(), { a: 1 });
    await other.close();
    expect(body).toEqual(inBody('client_nonce, a'));
  });

  it('takes what it does not know, and any length, with --bridge-body schema', async () => {
    const other = await startMayfly({ bridgeBody: 'schema' });
    const open = await createKey(other, newBridgeKey(), { client_nonce: 'n'.repeat(5001), extra: { a: 1 } });
    const missing = await createKey(other, newBridgeKey(), {});
    await other.close();
    expect([open.status, missing.status]).toEqual([200, 400]);
  });

  it.each([
    [{}, { code: 'required', location: 'header', name: 'Api-Key', message: 'Missing Api-Key header' }],
    [
      { 'Api-Key': 'nonsense' },
      { code: 'invalid', location: 'header', name: 'Api-Key', message: 'Invalid Api-Key header' },
    ],
    [
      { 'Api-Key': 'sk_test_123' },
      { code: 'invalid', location: 'header', name: 'Api-Key', message: 'Invalid Api-Key header' },
    ],
    [
      { 'Api-Key': 'sk-live-1234567890' },
      {
        code: 'live_key_refused',
        message:
          'Mayfly takes no live keys: sk-live-******7890 looks like one. It was not stored, and nothing was sent anywhere. Use any key that begins with sk-test.',
      },
    ],
  ])('asks for an API key: %j', async (headers, body) => {
    const reply = await call(
      mayfly,
      'POST',
      `${cardPath}/ephemeral_keys`,
      { 'Idempotency-Key': 'k', ...headers },
      { client_nonce: 'n' },
    );
    expect(reply.status).toBe(401);
    expect(reply.body).toEqual(body);
  });

  it.each([
    [{}, 'required', 'Missing'],
    [{ 'Idempotency-Key': '' }, 'required', 'Missing'],
    [{ 'Idempotency-Key': 'k'.repeat(5001) }, 'invalid', 'Invalid'],
  ])('asks for an idempotency key (the answer is inferred): %.30j', async (headers, code, word) => {
    const reply = await call(
      mayfly,
      'POST',
      `${cardPath}/ephemeral_keys`,
      { 'Api-Key': newBridgeKey(), ...headers },
      { client_nonce: 'n' },
    );
    expect(reply.status).toBe(400);
    expect(reply.body).toEqual({
      code,
      location: 'header',
      name: 'Idempotency-Key',
      message: `${word} Idempotency-Key header`,
    });
  });

  it.each([
    [
      `/v0/customers/${'c'.repeat(43)}/card_accounts/0b2f6a1e-5f0c-4c7b-9a53-3d2f7f0a9c11/ephemeral_keys`,
      { customerID: 'must have at most 42 characters' },
    ],
    [
      '/v0/customers/c/card_accounts/card/ephemeral_keys',
      { cardAccountID: expect.stringContaining('must match pattern') },
    ],
  ])('names what is wrong with the path: %s', async (path, key) => {
    const { status, body } = await post(mayfly, path, newBridgeKey(), { client_nonce: 'n' });
    expect(status).toBe(400);
    expect(body).toEqual({ code: 'invalid_parameters', message, source: { location: 'path', key } });
  });

  it('does not know a customer whose id says missing', async () => {
    const path = '/v0/customers/cust_missing/card_accounts/0b2f6a1e-5f0c-4c7b-9a53-3d2f7f0a9c11/ephemeral_keys';
    const { status, body } = await post(mayfly, path, newBridgeKey(), { client_nonce: 'n' });
    expect(status).toBe(404);
    expect(body).toEqual({ code: 'Invalid', message: 'Unknown customer id' });
  });

  it.each([
    ['{"client_nonce":', 400, 'The body is not JSON: {"client_nonce":'],
    ['['.repeat(21) + ']'.repeat(21), 400, 'Nested too deeply, at most 20 levels: the body'],
    [
      JSON.stringify(Array.from({ length: 1001 }, () => 1)),
      400,
      'The body holds too many values: at most 1000 are read.',
    ],
    [
      JSON.stringify({ client_nonce: 'n'.repeat(300_000) }),
      413,
      'The body is too large: at most 262144 bytes are read.',
    ],
  ])('says why it cannot read a body: %.30s', async (body, status, text) => {
    const reply = await createKey(mayfly, newBridgeKey(), body);
    expect(reply.status).toBe(status);
    expect(reply.body).toEqual({ code: 'invalid_request', message: text });
  });

  it('takes JSON and nothing else', async () => {
    const reply = await createKey(mayfly, newBridgeKey(), 'client_nonce=n', {
      'Content-Type': 'application/x-www-form-urlencoded',
    });
    expect(reply.status).toBe(415);
    expect(reply.body).toEqual({
      code: 'unsupported_media_type',
      message: 'Send application/json instead of application/x-www-form-urlencoded.',
    });
  });

  it.each(['/v0', '/v0/elsewhere', `${cardPath}/ephemeral_keys/`])(
    'answers JSON in its own shape everywhere on /v0: %s',
    async (path) => {
      const { status, body } = await call(mayfly, 'GET', path, {});
      expect(status).toBe(404);
      expect(body).toEqual({ code: 'not_found', message: `There is no GET ${path} here.` });
    },
  );
});
