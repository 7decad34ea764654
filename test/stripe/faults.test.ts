import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Stripe from 'stripe';
import type { Mayfly } from '../../src';
import { createKey, errorBody, get } from '../support/http';
import { newApiKey, startMayfly } from '../support/mayfly';
import { connect } from '../support/sdk';

const apiVersion = '2020-08-27';

/** Failures on demand, as the official SDK meets them: by its own retries, over a real socket. */
describe('a fault', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly();
  });
  afterAll(() => mayfly.close());

  /** The SDK as it comes, with its two retries and hardly any time between them. */
  const retrying = (apiKey: string, options: Stripe.StripeConfig = {}) =>
    new Stripe(apiKey, {
      host: '127.0.0.1',
      port: mayfly.port,
      protocol: 'http',
      telemetry: false,
      maxNetworkRetries: 2,
      ...options,
    });

  it('resets the connection after a key was made: the SDK retries, and there is one key', async () => {
    const apiKey = newApiKey();
    const { faults, keys } = mayfly.sandbox(apiKey);
    await faults.add({
      match: { operation: 'PostEphemeralKeys' },
      when: 'after',
      action: { connection: 'reset' },
      times: 1,
    });

    const key = await retrying(apiKey).ephemeralKeys.create({ customer: 'cus_123' }, { apiVersion });

    expect(key.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect((await keys.list()).map(({ id }) => id)).toEqual([key.id]);
    expect((await faults.list())[0]).toMatchObject({ fired: 1 });
  });

  it.each([
    ['an error of the server', { error: 'server_error' }],
    ['a service that is unavailable', { status: 503 }],
    ['too many requests', { error: 'rate_limited' }],
    ['a key in use', { error: 'idempotency_in_use' }],
  ] as const)('answers with %s twice, and the third try of the SDK passes', async (_, action) => {
    const apiKey = newApiKey();
    await mayfly.sandbox(apiKey).faults.add({ action, times: 2 });
    const key = await retrying(apiKey).ephemeralKeys.create({ customer: 'cus_123' }, { apiVersion });
    expect(key.secret).toMatch(/^ek_test_/);
    expect(await mayfly.sandbox(apiKey).keys.list()).toHaveLength(1);
  });

  it('has the words and headers of Stripe for too many requests', async () => {
    const { status, headers, body } = await createKey(mayfly, newApiKey(), 'customer=cus_1', {
      'Mayfly-Fault': 'rate_limited',
    });
    expect(status).toBe(429);
    expect(headers).toMatchObject({ 'stripe-should-retry': 'true', 'stripe-rate-limited-reason': 'global-rate' });
    expect(body).toEqual(
      errorBody('Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.', {
        code: 'rate_limit',
      }),
    );
  });

  it('hangs until the timeout of the SDK, and nothing was done', async () => {
    const apiKey = newApiKey();
    await mayfly.sandbox(apiKey).faults.add({ action: { connection: 'hang' } });
    const impatient = retrying(apiKey, { timeout: 100, maxNetworkRetries: 0 });
    await expect(impatient.ephemeralKeys.create({ customer: 'cus_123' }, { apiVersion })).rejects.toMatchObject({
      type: 'StripeConnectionError',
    });
    expect(await mayfly.sandbox(apiKey).keys.list()).toEqual([]);
  });

  it('is a latency that the SDK sees, and nothing else', async () => {
    const apiKey = newApiKey();
    await mayfly.sandbox(apiKey).faults.add({ action: { latency: '150ms' }, times: 1 });
    const started = performance.now();
    await retrying(apiKey).customers.retrieve('cus_123');
    expect(performance.now() - started).toBeGreaterThanOrEqual(149);
  });

  it('cuts the body off after a key was made: the SDK gives up, and a retry by hand gets that key', async () => {
    const apiKey = newApiKey();
    await mayfly.sandbox(apiKey).faults.add({ action: { body: 'truncate' }, times: 1 });
    const create = () =>
      retrying(apiKey).ephemeralKeys.create({ customer: 'cus_123' }, { apiVersion, idempotencyKey: 'order-1' });
    await expect(create()).rejects.toMatchObject({ type: 'StripeConnectionError' });
    expect((await create()).lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(await mayfly.sandbox(apiKey).keys.list()).toHaveLength(1);
  });

  it('spoils the body', async () => {
    const apiKey = newApiKey();
    await mayfly.sandbox(apiKey).faults.add({ action: { body: 'garble' } });
    await expect(connect(mayfly, apiKey).customers.retrieve('cus_123')).rejects.toMatchObject({
      type: 'StripeAPIError',
    });
  });

  describe('of a single request', () => {
    it.each([
      ['500', 500, 'Mayfly was asked for this failure: status 500.'],
      ['before:503', 503, 'Mayfly was asked for this failure: status 503.'],
      ['after:402', 402, 'Mayfly was asked for this failure: status 402.'],
      ['after:server_error', 500, 'Mayfly was asked for this failure: status 500.'],
    ])('is asked for by its header: %s', async (fault, status, message) => {
      const apiKey = newApiKey();
      const answer = await createKey(mayfly, apiKey, 'customer=cus_1', { 'Mayfly-Fault': fault });
      expect(answer.status).toBe(status);
      expect(answer.body).toEqual(errorBody(message, status >= 500 ? { type: 'api_error' } : {}));
      expect(await mayfly.sandbox(apiKey).keys.list()).toHaveLength(fault.startsWith('after:') ? 1 : 0);
      expect((await createKey(mayfly, apiKey)).status).toBe(200);
    });

    it.each(['', '200', '600', 'latency', 'latency=fast', 'after:', 'during:500', 'RESET', 'x'.repeat(500)])(
      'is refused where there is no such fault: %.20s',
      async (fault) => {
        const answer = await createKey(mayfly, newApiKey(), 'customer=cus_1', { 'Mayfly-Fault': fault });
        expect(answer.status).toBe(400);
        expect(answer.text).toContain(
          'which is no fault. Ask for 500, rate_limited, latency=2s, reset, hang, truncate or garble',
        );
        expect(answer.text.length).toBeLessThan(500);
      },
    );
  });

  it('keeps nothing under the idempotency key where it came before', async () => {
    const apiKey = newApiKey();
    const key = { 'Idempotency-Key': 'k' };
    const failed = await createKey(mayfly, apiKey, 'customer=cus_1', { ...key, 'Mayfly-Fault': '500' });
    const passed = await createKey(mayfly, apiKey, 'customer=cus_1', key);
    expect([failed.status, passed.status]).toEqual([500, 200]);
    expect(passed.headers).not.toHaveProperty('idempotent-replayed');
  });

  it('is about the requests that it matches, and no others', async () => {
    const apiKey = newApiKey();
    const { faults } = mayfly.sandbox(apiKey);
    await faults.add({ match: { method: 'get', path: '/v1/customers/*' }, action: { status: 500 } });
    await faults.add({ match: { parameter: { customer: 'cus_2*' } }, action: { status: 501 } });
    await faults.add({ match: { header: { 'X-Test': '*' }, provider: 'stripe' }, action: { status: 502 } });
    await faults.add({ match: { provider: 'bridge' }, action: { status: 503 } });

    expect((await get(mayfly, '/v1/customers/cus_1', apiKey)).status).toBe(500);
    expect((await createKey(mayfly, apiKey, 'customer=cus_1')).status).toBe(200);
    expect((await createKey(mayfly, apiKey, 'customer=cus_22')).status).toBe(501);
    expect((await createKey(mayfly, apiKey, 'customer=cus_1', { 'X-Test': 'any' })).status).toBe(502);
    expect((await get(mayfly, '/v1/customers/cus_1', newApiKey())).status).toBe(200);

    await faults.clear();
    expect(await faults.list()).toEqual([]);
    expect((await get(mayfly, '/v1/customers/cus_1', apiKey)).status).toBe(200);
  });

  it('of the server is for every sandbox', async () => {
    const rule = await mayfly.faults.add({ match: { path: '/v1/customers/cus_everywhere' }, action: { status: 500 } });
    expect((await get(mayfly, '/v1/customers/cus_everywhere', newApiKey())).status).toBe(500);
    expect(await mayfly.faults.remove(rule.id)).toBe(true);
    expect(await mayfly.faults.remove(rule.id)).toBe(false);
    expect((await get(mayfly, '/v1/customers/cus_everywhere', newApiKey())).status).toBe(200);
  });

  it('comes by chance the same in every run with the same seed', async () => {
    const outcomes = async (seed: number | string) => {
      const apiKey = newApiKey();
      await mayfly.sandbox(apiKey).faults.add({ action: { status: 500 }, probability: 0.5, seed });
      const statuses: number[] = [];
      for (let i = 0; i < 24; i += 1) statuses.push((await get(mayfly, '/v1/customers/cus_1', apiKey)).status);
      return statuses.join();
    };
    const [first, again, other] = [await outcomes(1), await outcomes(1), await outcomes('two')];
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    expect(first).toContain('200');
    expect(first).toContain('500');
  });

  it('is one of 200 at most', async () => {
    const { faults } = mayfly.sandbox(newApiKey());
    for (let i = 0; i < 200; i += 1) await faults.add({ action: { status: 500 }, match: { path: '/none' } });
    await expect(faults.add({ action: { status: 500 } })).rejects.toThrow('There are 200 faults already');
    await faults.clear();
    expect((await faults.add({ action: { status: 500 } })).fired).toBe(0);
  });

  it('fires as often as it should among many requests at once', async () => {
    const apiKey = newApiKey();
    await mayfly.sandbox(apiKey).faults.add({ action: { status: 500 }, times: 7 });
    const answers = await Promise.all(Array.from({ length: 50 }, () => get(mayfly, '/v1/customers/cus_1', apiKey)));
    expect(answers.filter(({ status }) => status === 500)).toHaveLength(7);
  });

  it.each([
    [{ action: { status: 200 } }, /action/],
    [{ action: {} }, /action/],
    [{ action: { latency: 'soon' } }, /action/],
    [{ action: { status: 500 }, times: 0 }, /times/],
    [{ action: { status: 500 }, probability: 2 }, /probability/],
    [{ action: { status: 500 }, match: { colour: 'red' } }, /colour/],
  ])('is refused where it makes no sense: %j', async (fault, reason) => {
    // @ts-expect-error What JavaScript may hand over.
    await expect(mayfly.sandbox(newApiKey()).faults.add(fault)).rejects.toThrow(reason);
  });
});

describe('a rate limit', () => {
  it('answers 429 in the shape of the provider, each sandbox by itself, and lets through what comes later', async () => {
    const clocks = { wall: () => 1_800_000_000_000, real: () => now };
    let now = 0;
    const mayfly = await startMayfly({ rateLimit: '2/s' }, { clocks });
    const [apiKey, other] = [newApiKey(), newApiKey()];
    const status = async (key: string) => (await get(mayfly, '/v1/customers/cus_1', key)).status;

    expect([await status(apiKey), await status(apiKey), await status(apiKey)]).toEqual([200, 200, 429]);
    expect(await status(other)).toBe(200);
    const refused = await get(mayfly, '/v1/customers/cus_1', apiKey);
    expect(refused.headers).toMatchObject({ 'retry-after': '1', 'stripe-should-retry': 'true' });
    now = 500;
    expect([await status(apiKey), await status(apiKey)]).toEqual([200, 429]);
    await mayfly.close();
  });

  it.each(['0/s', '25', '25/d', 'fast'])('is refused as an option where it is none: %s', async (rateLimit) => {
    await expect(startMayfly({ rateLimit })).rejects.toThrow('a number of requests and s, m or h, such as 25/s');
  });
});
