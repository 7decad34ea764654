import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Mayfly } from '../../src';
import {
  call,
  cardAccountId,
  cardPath,
  createKey,
  keyIn,
  newBridgeKey,
  nonceByWebCrypto,
  reveal,
} from '../support/bridge';
import { createMemoryStore } from '../../src/store/memory';
import { holdCommits } from '../support/heldStore';
import { startMayfly } from '../support/mayfly';

const secret = 'pässwörd+/=&?';
const timestamp = 1_758_974_014;

/** Source: Bridge's guide for the checks, public front ends for the call; the answers to failures are inferred. */
describe('GET /v0/card_details/', () => {
  let mayfly: Mayfly;
  let nonce: string;
  beforeAll(async () => {
    mayfly = await startMayfly();
    nonce = await nonceByWebCrypto(secret, timestamp);
  });
  afterAll(() => mayfly.close());

  const issue = async (apiKey = newBridgeKey()) => keyIn(await createKey(mayfly, apiKey, { client_nonce: nonce }));

  it('reveals the card that the account shows: number, security code and month', async () => {
    const apiKey = newBridgeKey();
    const { status, body } = await reveal(mayfly, await issue(apiKey), secret, timestamp);
    const account = await call(mayfly, 'GET', cardPath, { 'Api-Key': apiKey });

    expect(status).toBe(200);
    expect(body).toEqual({ card_number: '9999022458601521', card_security_code: '165', expiry_date: '2039-06-30' });
    expect(account.body).toMatchObject({
      id: cardAccountId,
      card_details: { bin: '99990224', last_4: '1521', expiry: '06/39' },
    });
  });

  it('answers without the trailing slash, too', async () => {
    const query = new URLSearchParams({ secret, timestamp: String(timestamp) }).toString();
    const { status } = await call(mayfly, 'GET', `/v0/card_details?${query}`, {
      Authorization: `Bearer ${await issue()}`,
    });
    expect(status).toBe(200);
  });

  it('works once', async () => {
    const key = await issue();
    expect((await reveal(mayfly, key, secret, timestamp)).status).toBe(200);
    const { status, body } = await reveal(mayfly, key, secret, timestamp);
    expect(status).toBe(401);
    expect(body).toEqual({
      code: 'ephemeral_key_used',
      message: 'The ephemeral key was used before. Ask for a new one: a key reveals its card once.',
    });
  });

  it('works once even when 100 reveals race for one key', async () => {
    const key = await issue();
    const replies = await Promise.all(Array.from({ length: 100 }, () => reveal(mayfly, key, secret, timestamp)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 401)).toHaveLength(99);
  });

  it('works once even when two reveals have both read the key before either is kept', async () => {
    const held = holdCommits(createMemoryStore({ wall: () => Date.now(), real: () => performance.now() }));
    const server = await startMayfly({}, { store: () => held.store });
    const key = keyIn(await createKey(server, newBridgeKey(), { client_nonce: nonce }));
    held.hold();
    const reveals = [reveal(server, key, secret, timestamp), reveal(server, key, secret, timestamp)];
    await held.waiting(2);
    held.letAllGo();
    const replies = await Promise.all(reveals);
    await server.close();

    expect(replies.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect(replies.find(({ status }) => status === 401)?.body).toMatchObject({ code: 'ephemeral_key_used' });
  });

  it('works for 5 minutes by the sandbox clock, and not a second longer', async () => {
    const apiKey = newBridgeKey();
    const { clock } = mayfly.sandbox(apiKey);
    await clock.freeze('2030-01-01T00:00:00Z');
    const [inTime, late] = [await issue(apiKey), await issue(apiKey)];

    await clock.advance({ minutes: 4, seconds: 59 });
    expect((await reveal(mayfly, inTime, secret, timestamp)).status).toBe(200);
    await clock.advance({ seconds: 1 });
    const { status, body } = await reveal(mayfly, late, secret, timestamp);
    expect(status).toBe(401);
    expect(body).toEqual({
      code: 'ephemeral_key_expired',
      message: 'The ephemeral key has expired. Ask for a new one.',
    });
  });

  it('does not use the key up for a wrong secret or timestamp', async () => {
    const key = await issue();
    for (const [wrongSecret, wrongTimestamp] of [
      ['wrong', timestamp],
      [secret, timestamp + 1],
    ] as const) {
      const { status, body } = await reveal(mayfly, key, wrongSecret, wrongTimestamp);
      expect(status).toBe(401);
      expect(body).toEqual({
        code: 'client_nonce_mismatch',
        message:
          'The secret and timestamp do not give the nonce that the ephemeral key was made with. The key can still be used with the right ones.',
      });
    }
    expect((await reveal(mayfly, key, secret, timestamp)).status).toBe(200);
  });

  it('takes secret and timestamp as literal text', async () => {
    const texts = { secret: '  00 + ', timestamp: '007' };
    const key = keyIn(
      await createKey(mayfly, newBridgeKey(), { client_nonce: await nonceByWebCrypto(texts.secret, texts.timestamp) }),
    );
    expect((await reveal(mayfly, key, texts.secret, '7')).status).toBe(401);
    expect((await reveal(mayfly, key, texts.secret, texts.timestamp)).status).toBe(200);
  });

  it.each([
    [{}, 'required', 'Missing Authorization header'],
    [{ Authorization: 'Basic x' }, 'required', 'Missing Authorization header'],
    [{ Authorization: 'Bearer nonsense' }, 'invalid', 'Invalid Authorization header'],
    [{ Authorization: `Bearer ek-test-${'a'.repeat(56)}` }, 'invalid', 'Invalid Authorization header'],
    [{ 'Api-Key': 'sk-test-mine' }, 'required', 'Missing Authorization header'],
  ])('asks for a key that was issued: %j', async (headers, code, message) => {
    const { status, body } = await call(mayfly, 'GET', '/v0/card_details/?secret=a&timestamp=1', headers);
    expect(status).toBe(401);
    expect(body).toEqual({ code, location: 'header', name: 'Authorization', message });
  });

  it('repeats no secret where the query cannot be read, and no live key', async () => {
    const headers = { Authorization: `Bearer ${await issue()}` };
    for (const query of ['secret=topsecret%zz&timestamp=1', 'secret=topsecret%ff&timestamp=1']) {
      const { status, text } = await call(mayfly, 'GET', `/v0/card_details/?${query}`, headers);
      expect(status).toBe(400);
      expect(text).not.toContain('topsecret');
    }
    const live = await call(mayfly, 'GET', '/v0/card_details/', { Authorization: 'Bearer sk-liveabcdefghij' });
    expect(live.status).toBe(401);
    expect(live.body).toMatchObject({ code: 'live_key_refused' });
    expect(live.text).not.toContain('abcdef');
  });

  it.each([
    ['', { secret: 'is required', timestamp: 'is required' }],
    ['?secret=a', { timestamp: 'is required' }],
    ['?secret=&timestamp=1', { secret: 'must not be empty' }],
    ['?secret=a&timestamp=1&card=2', { card: 'is not a known parameter' }],
  ])('names what is wrong with the query: %s', async (query, key) => {
    const { status, body } = await call(mayfly, 'GET', `/v0/card_details/${query}`, {
      Authorization: `Bearer ${await issue()}`,
    });
    expect(status).toBe(400);
    expect(body).toEqual({
      code: 'invalid_parameters',
      message: 'Please resubmit the following parameters that are either missing or invalid',
      source: { location: 'query', key },
    });
  });

  it('lets a page of this machine call it: the preflight passes, and the answer can be read', async () => {
    const origin = 'http://127.0.0.2:3000';
    const preflight = await call(mayfly, 'OPTIONS', '/v0/card_details/?secret=a', {
      Origin: origin,
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'authorization,content-type',
    });
    const answer = await reveal(mayfly, await issue(), secret, timestamp, { Origin: origin });

    expect(preflight.status).toBe(200);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(origin);
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET');
    expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization,content-type');
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
  });

  it.each([
    [{ Origin: 'https://evil.example', 'Access-Control-Request-Method': 'GET' }, '/v0/card_details/', 403],
    [{ Origin: 'http://localhost:3000', 'Access-Control-Request-Method': 'DELETE' }, '/v0/card_details/', 404],
    [{ Origin: 'http://localhost:3000', 'Access-Control-Request-Method': 'GET' }, '/v0/elsewhere', 404],
    [{ Origin: 'http://localhost:3000' }, '/v0/card_details/', 404],
  ])('lets no other page, and nothing else, be called: %j at %s', async (headers, path, status) => {
    const answer = await call(mayfly, 'OPTIONS', path, headers);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('access-control-allow-methods')).toBeNull();
  });
});
