import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Stripe from 'stripe';
import type { Mayfly } from '../../src';
import { newApiKey, startMayfly } from '../support/mayfly';

/** Stripe's official SDK for Node over a real socket, set up as the README says. */
describe('the official Node SDK', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly();
  });
  afterAll(() => mayfly.close());

  const connect = (apiKey: string, options: Stripe.StripeConfig = {}) =>
    new Stripe(apiKey, { host: '127.0.0.1', port: mayfly.port, protocol: 'http', telemetry: false, ...options });
  const apiVersion = '2020-08-27';

  it.each([
    [{ customer: 'cus_123' }],
    [{ issuing_card: 'ic_123' }],
    [{ issuing_card: 'ic_123', nonce: 'ephnonce_123' }],
    [{ verification_session: 'vs_123' }],
  ])('creates a key for %j', async (params) => {
    const key = await connect(newApiKey()).ephemeralKeys.create(params, { apiVersion });

    expect(key).toMatchObject({ object: 'ephemeral_key', livemode: false, expires: key.created + 3600 });
    expect(key.secret).toMatch(/^ek_test_/);
    expect(key.lastResponse.apiVersion).toBe(apiVersion);
    expect(key.lastResponse.requestId).toMatch(/^req_/);
  });

  it('deletes a key, and a key of its own suite that was never created', async () => {
    const stripe = connect(newApiKey());
    const key = await stripe.ephemeralKeys.create({ customer: 'cus_123' }, { apiVersion });

    const deleted = await stripe.ephemeralKeys.del(key.id);
    expect(deleted).toMatchObject({ id: key.id, object: 'ephemeral_key' });
    expect(deleted).not.toHaveProperty('secret');
    expect((await stripe.ephemeralKeys.del('ephkey_123')).id).toBe('ephkey_123');
  });

  it('gets the first key again with the same idempotencyKey', async () => {
    const stripe = connect(newApiKey());
    const options = { apiVersion, idempotencyKey: 'order-1' };
    const first = await stripe.ephemeralKeys.create({ customer: 'cus_123' }, options);
    const second = await stripe.ephemeralKeys.create({ customer: 'cus_123' }, options);

    expect(second.secret).toBe(first.secret);
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
  });

  it('makes one key of 200 creations in parallel with one idempotencyKey', async () => {
    const apiKey = newApiKey();
    const stripe = connect(apiKey, { maxNetworkRetries: 10 });
    const keys = await Promise.all(
      Array.from({ length: 200 }, () =>
        stripe.ephemeralKeys.create({ customer: 'cus_123' }, { apiVersion, idempotencyKey: 'order-1' }),
      ),
    );

    expect(new Set(keys.map(({ secret }) => secret)).size).toBe(1);
    expect((await mayfly.sandbox(apiKey).keys.list()).map(({ id }) => id)).toEqual([keys[0]?.id]);
  });

  it('throws StripeInvalidRequestError for a parameter or a customer that is wrong', async () => {
    const stripe = connect(newApiKey());
    const unknown = stripe.ephemeralKeys.create({ customer: 'cus_123', ...{ foo: '1' } }, { apiVersion });
    await expect(unknown).rejects.toMatchObject({
      type: 'StripeInvalidRequestError',
      code: 'parameter_unknown',
      param: 'foo',
      statusCode: 400,
    });
    const missing = stripe.ephemeralKeys.create({ customer: 'cus_missing' }, { apiVersion });
    await expect(missing).rejects.toMatchObject({
      type: 'StripeInvalidRequestError',
      code: 'resource_missing',
      message: "No such customer: 'cus_missing'",
    });
  });

  it('throws StripeAuthenticationError for a bad key and for an expired one', async () => {
    const bad = connect('not_a_key').ephemeralKeys.create({ customer: 'cus_123' }, { apiVersion });
    await expect(bad).rejects.toMatchObject({ type: 'StripeAuthenticationError', statusCode: 401 });

    const apiKey = newApiKey();
    const { secret = '' } = await connect(apiKey).ephemeralKeys.create({ customer: 'cus_123' }, { apiVersion });
    await mayfly.sandbox(apiKey).clock.advance({ hours: 1 });
    await expect(connect(secret).customers.retrieve('cus_123')).rejects.toMatchObject({
      type: 'StripeAuthenticationError',
      code: 'api_key_expired',
    });
  });

  it('throws StripePermissionError for an ephemeral key that would create another', async () => {
    const { secret = '' } = await connect(newApiKey()).ephemeralKeys.create({ customer: 'cus_123' }, { apiVersion });
    const refused = connect(secret).ephemeralKeys.create({ customer: 'cus_123' }, { apiVersion });
    await expect(refused).rejects.toMatchObject({ type: 'StripePermissionError', statusCode: 403 });
  });

  it('throws StripeIdempotencyError for an idempotencyKey with other parameters', async () => {
    const stripe = connect(newApiKey());
    const options = { apiVersion, idempotencyKey: 'order-1' };
    await stripe.ephemeralKeys.create({ customer: 'cus_1' }, options);
    const refused = stripe.ephemeralKeys.create({ customer: 'cus_2' }, options);
    await expect(refused).rejects.toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 });
  });

  it('reads its customer with the secret of a key, until the key expires', async () => {
    const apiKey = newApiKey();
    const { clock } = mayfly.sandbox(apiKey);
    await clock.freeze();
    const key = await connect(apiKey).ephemeralKeys.create({ customer: 'cus_123' }, { apiVersion });
    const phone = connect(key.secret ?? '');

    await clock.advance({ minutes: 59, seconds: 59 });
    expect(await phone.customers.retrieve('cus_123')).toMatchObject({ id: 'cus_123', object: 'customer' });
    await clock.advance({ seconds: 1 });
    await expect(phone.customers.retrieve('cus_123')).rejects.toMatchObject({ code: 'api_key_expired' });
  });

  it('creates keys for a connected account with stripeAccount', async () => {
    const options = { apiVersion, stripeAccount: 'acct_1M2JTkLkdIwHu7ix' };
    const key = await connect(newApiKey()).ephemeralKeys.create({ customer: 'cus_123' }, options);
    expect(key.id.slice(13, 23)).toBe('LkdIwHu7ix');
  });
});
