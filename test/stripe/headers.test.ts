import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Mayfly } from '../../src';
import { createKey, get, keyIn, simplify } from '../support/http';
import { countingIds, newApiKey, startMayfly } from '../support/mayfly';

/** Source: response headers of Stripe's API, as quoted in public and as the official SDKs read them. */
const everyReply = {
  'cache-control': 'no-cache, no-store',
  'content-type': 'application/json',
  'stripe-mock-version': '0.197.0',
  'stripe-version': '2026-10-28.endive',
  vary: 'Origin',
  'x-content-type-options': 'nosniff',
};

describe('the headers of a reply', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly({}, { ids: countingIds() });
  });
  afterAll(() => mayfly.close());

  it('are these on a reply that says yes', async () => {
    const { headers } = await createKey(mayfly, newApiKey());
    expect(headers).toEqual({ ...everyReply, 'request-id': expect.stringMatching(/^req_[0-9A-Za-z]{14}$/) });
  });

  it('are these on a reply that says no', async () => {
    const { headers } = await createKey(mayfly, newApiKey(), 'customer=cus_missing');
    expect(headers).toEqual({ ...everyReply, 'request-id': expect.stringMatching(/^req_[0-9A-Za-z]{14}$/) });
  });

  it('name a new request id for each request', async () => {
    const apiKey = newApiKey();
    const first = await createKey(mayfly, apiKey);
    const second = await createKey(mayfly, apiKey);
    expect(second.headers['request-id']).not.toBe(first.headers['request-id']);
  });

  it('name no request id where the key is bad, but how to authenticate', async () => {
    const { headers } = await createKey(mayfly, 'not_a_valid_key_asdf');
    expect(headers).toEqual({ ...everyReply, 'www-authenticate': 'Bearer realm="Stripe"' });
  });

  it('say nothing of retries or replays without an idempotency key', async () => {
    const { headers } = await createKey(mayfly, newApiKey());
    expect(Object.keys(headers).filter((name) => /idempot|original|retry/.test(name))).toEqual([]);
  });

  it.each(['2020-08-27', '2025-03-31.basil', '2024-06-20; custom_checkout_beta=v1'])(
    'give back the Stripe-Version of the request: %s',
    async (version) => {
      const { headers } = await createKey(mayfly, newApiKey(), undefined, { 'Stripe-Version': version });
      expect(headers['stripe-version']).toBe(version);
    },
  );

  it('give back the idempotency key, and say that this request ran', async () => {
    const { headers } = await createKey(mayfly, newApiKey(), undefined, { 'Idempotency-Key': 'mine' });
    const requestId = headers['request-id'];
    expect(headers).toEqual({
      ...everyReply,
      'request-id': requestId,
      'idempotency-key': 'mine',
      'original-request': requestId,
      'stripe-should-retry': 'false',
    });
  });

  it('say on a replay which request ran', async () => {
    const apiKey = newApiKey();
    const first = await createKey(mayfly, apiKey, undefined, { 'Idempotency-Key': 'mine' });
    const { headers } = await createKey(mayfly, apiKey, undefined, { 'Idempotency-Key': 'mine' });

    expect(headers).toEqual({
      ...everyReply,
      'request-id': expect.stringMatching(/^req_[0-9A-Za-z]{14}$/),
      'idempotency-key': 'mine',
      'original-request': first.headers['request-id'],
      'idempotent-replayed': 'true',
    });
    expect(headers['request-id']).not.toBe(first.headers['request-id']);
  });

  it.each(['http://localhost:3000', 'https://app.localhost', 'http://127.0.0.1:8080', 'http://[::1]:5173'])(
    'let a page of this machine read the answer: %s',
    async (origin) => {
      const { secret } = keyIn(await createKey(mayfly, newApiKey()));
      const { headers } = await get(mayfly, '/v1/customers/cus_123', secret, { Origin: origin });
      expect(headers).toEqual({
        ...everyReply,
        'access-control-allow-origin': origin,
        'access-control-expose-headers':
          'Request-Id, Stripe-Manage-Version, Stripe-Should-Retry, Idempotent-Replayed, Original-Request',
        'access-control-max-age': '300',
        'request-id': headers['request-id'],
      });
    },
  );

  it.each([
    'https://evil.example',
    'http://localhost.evil.example',
    'http://127.0.0.1.nip.io',
    'null',
    'http://user@localhost',
  ])('let no other page read it, unlike Stripe: %s', async (origin) => {
    const { headers } = await createKey(mayfly, newApiKey(), undefined, { Origin: origin });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  it.each(['get', 'head'] as const)('are there on %s /, where the SDKs own suites look for them', async (method) => {
    const { status, headers } = simplify(await request(mayfly.url)[method]('/'));
    expect(status).toBe(200);
    expect(headers).toEqual({
      'cache-control': 'no-store',
      'content-type': 'application/json',
      'stripe-mock-version': '0.197.0',
      vary: 'Origin',
    });
  });
});
