import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Mayfly } from '../../src';
import { errorBody, get, post } from '../support/http';
import { newApiKey, startMayfly } from '../support/mayfly';
import { connect } from '../support/sdk';
import { missingFor } from './mobileParsers';

/** The version that the mobile SDKs send with every request. */
const apiVersion = '2020-08-27';

/**
 * A wallet of saved cards: the back end makes a customer and a key for it, and the app does the rest with that key. Source:
 * the requests of stripe-ios (`STPAPIClient+CustomerContext.swift`) and stripe-android (`StripeApiRepository.kt`).
 */
describe('the wallet flow, by the official SDK', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly();
  });
  afterAll(() => mayfly.close());

  /** Gives back a back end with a customer, and an app with a key for it. */
  async function setUp() {
    const apiKey = newApiKey();
    const backEnd = connect(mayfly, apiKey);
    const customer = await backEnd.customers.create({
      name: 'Jenny Rosen',
      email: 'jenny@example.com',
      metadata: { internal: '42' },
    });
    const key = await backEnd.ephemeralKeys.create({ customer: customer.id }, { apiVersion });
    const secret = key.secret ?? '';
    // An app has the publishable key too, and makes cards with it.
    const publishable = connect(mayfly, apiKey.replace('sk_', 'pk_'), apiVersion);
    const phone = connect(mayfly, secret, apiVersion);
    return { apiKey, backEnd, customer, key, secret, publishable, phone };
  }

  const card = { number: '4242424242424242', exp_month: 12, exp_year: 2034, cvc: '123' };

  it('lists nothing, attaches a card, lists it, changes it, detaches it, lists nothing', async () => {
    const { customer, key, publishable, phone } = await setUp();
    expect(missingFor('ephemeral key', key)).toEqual([]);

    const seen = await phone.customers.retrieve(customer.id);
    expect(missingFor('customer', seen)).toEqual([]);
    expect(seen).toEqual({
      id: customer.id,
      object: 'customer',
      created: customer.created,
      default_source: null,
      description: null,
      email: 'jenny@example.com',
      livemode: false,
      shipping: null,
    });

    const list = { customer: customer.id, type: 'card', limit: 100 } as const;
    const empty = { object: 'list', data: [], has_more: false, url: '/v1/payment_methods' };
    expect(await phone.paymentMethods.list(list)).toEqual(empty);

    const made = await publishable.paymentMethods.create({ type: 'card', card, billing_details: { name: 'Jenny' } });
    expect(made.customer).toBeNull();
    const attached = await phone.paymentMethods.attach(made.id, { customer: customer.id });
    expect(missingFor('payment method', attached)).toEqual([]);
    expect(attached).toEqual({
      id: made.id,
      object: 'payment_method',
      allow_redisplay: 'unspecified',
      billing_details: {
        address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
        email: null,
        name: 'Jenny',
        phone: null,
      },
      card: {
        brand: 'visa',
        checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
        country: 'US',
        display_brand: 'visa',
        exp_month: 12,
        exp_year: 2034,
        fingerprint: expect.stringMatching(/^\w{16}$/),
        funding: 'credit',
        generated_from: null,
        last4: '4242',
        networks: { available: ['visa'], preferred: null },
        three_d_secure_usage: { supported: true },
        wallet: null,
      },
      created: made.created,
      customer: customer.id,
      livemode: false,
      type: 'card',
    });
    expect(await phone.paymentMethods.list(list)).toEqual({ ...empty, data: [attached] });

    const changed = await phone.paymentMethods.update(made.id, { card: { exp_year: 2035 } });
    expect(changed).toEqual({ ...attached, card: { ...attached.card, exp_year: 2035 } });

    const detached = await phone.paymentMethods.detach(made.id);
    expect(detached).toEqual({ ...changed, customer: null });
    expect(await phone.paymentMethods.list(list)).toEqual(empty);
  });

  it('changes the two fields of its customer that an app may change, and no other', async () => {
    const { backEnd, customer, secret, phone } = await setUp();
    const shipping = { name: 'Jenny', phone: '555', address: { line1: '1 Road', city: 'Paris', country: 'FR' } };
    const changed = await phone.customers.update(customer.id, { shipping, default_source: 'card_123' });
    expect(changed).toEqual({
      id: customer.id,
      object: 'customer',
      created: customer.created,
      default_source: 'card_123',
      description: null,
      email: 'jenny@example.com',
      livemode: false,
      shipping: {
        address: { city: 'Paris', country: 'FR', line1: '1 Road', line2: null, postal_code: null, state: null },
        name: 'Jenny',
        phone: '555',
      },
    });

    for (const field of [
      'email',
      'name',
      'description',
      'balance',
      'metadata[a]',
      'invoice_settings[default_payment_method]',
    ]) {
      const refused = await post(mayfly, `/v1/customers/${customer.id}`, secret, `${field}=1`);
      const parameter = field.split('[')[0] ?? '';
      expect(refused.body).toEqual(
        errorBody(`Received unknown parameter: ${parameter}`, { code: 'parameter_unknown', param: parameter }),
      );
      expect(refused.status).toBe(400);
    }
    expect(await backEnd.customers.retrieve(customer.id)).toMatchObject({
      email: 'jenny@example.com',
      metadata: { internal: '42' },
    });
  });

  it('shows the back end what the app may not see', async () => {
    const { backEnd, customer, publishable, phone } = await setUp();
    const made = await publishable.paymentMethods.create({ type: 'card', card, metadata: { order: '6735' } });
    expect(await phone.paymentMethods.attach(made.id, { customer: customer.id })).not.toHaveProperty('metadata');
    const refused = phone.paymentMethods.update(made.id, { metadata: { order: '1' } });
    await expect(refused).rejects.toMatchObject({ code: 'parameter_unknown', param: 'metadata' });

    expect((await backEnd.paymentMethods.retrieve(made.id)).metadata).toEqual({ order: '6735' });
    expect(await backEnd.customers.retrieve(customer.id)).toMatchObject({
      name: 'Jenny Rosen',
      metadata: { internal: '42' },
    });
    const expanded = await phone.paymentMethods.list({ customer: customer.id, expand: ['data.customer'] });
    expect(Object.keys(expanded.data[0]?.customer ?? {})).toEqual([
      'id',
      'object',
      'created',
      'default_source',
      'description',
      'email',
      'livemode',
      'shipping',
    ]);
  });

  describe('at its boundary', () => {
    it('knows no other customer, and none of their cards', async () => {
      const { backEnd, phone } = await setUp();
      const other = await backEnd.customers.create();
      const theirs = await backEnd.paymentMethods.attach('pm_card_visa', { customer: other.id });
      const own = await backEnd.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } });
      const missing = (param: string, statusCode: number) => ({
        type: 'StripeInvalidRequestError',
        code: 'resource_missing',
        message: `No such customer: '${other.id}'`,
        param,
        statusCode,
      });

      await expect(phone.customers.retrieve(other.id)).rejects.toMatchObject(missing('id', 404));
      await expect(phone.customers.update(other.id, { shipping: '' })).rejects.toMatchObject(missing('id', 404));
      await expect(phone.paymentMethods.list({ customer: other.id })).rejects.toMatchObject(missing('customer', 400));
      await expect(phone.paymentMethods.attach(own.id, { customer: other.id })).rejects.toMatchObject(
        missing('customer', 400),
      );
      const hidden = { code: 'resource_missing', message: `No such PaymentMethod: '${theirs.id}'`, statusCode: 404 };
      await expect(phone.paymentMethods.detach(theirs.id)).rejects.toMatchObject(hidden);
      await expect(phone.paymentMethods.update(theirs.id, { card: { exp_month: 1 } })).rejects.toMatchObject(hidden);
      const me = (await phone.paymentMethods.list({})).data;
      expect(me).toEqual([]);
    });

    it('may call nothing else, and is told the permission that it would need', async () => {
      const { customer, phone, secret, apiKey } = await setUp();
      const refusal = (permission: string) => ({
        type: 'StripePermissionError',
        statusCode: 403,
        message: expect.stringMatching(
          new RegExp(
            `^The provided key 'ek_test_YW\\*+_\\*+\\w{4}' does not have the required permissions for this endpoint on account 'acct_1\\*+\\w{4}'\\. Having the '${permission}' permission would allow this request to continue\\.$`,
          ),
        ),
      });
      expect(secret).not.toContain(apiKey);
      await expect(phone.customers.list()).rejects.toMatchObject(refusal('customer_read'));
      await expect(phone.customers.create()).rejects.toMatchObject(refusal('customer_write'));
      await expect(phone.customers.del(customer.id)).rejects.toMatchObject(refusal('customer_write'));
      await expect(phone.paymentMethods.create({ type: 'card', card })).rejects.toMatchObject(refusal('source_create'));
      // Quoted from stripe-android #1155: a test card's name would make a source first.
      await expect(phone.paymentMethods.attach('pm_card_visa', { customer: customer.id })).rejects.toMatchObject(
        refusal('source_create'),
      );
      await expect(phone.issuing.cards.retrieve('ic_123')).rejects.toMatchObject(refusal('issuing_card_read'));
      await expect(phone.ephemeralKeys.create({ customer: customer.id }, { apiVersion })).rejects.toMatchObject(
        refusal('ephemeral_key_write'),
      );
    });

    it('ends when the key expires, and when it is deleted', async () => {
      const { apiKey, backEnd, customer, key, phone } = await setUp();
      const second = await backEnd.ephemeralKeys.create({ customer: customer.id }, { apiVersion });
      await backEnd.ephemeralKeys.del(key.id);
      await expect(phone.customers.retrieve(customer.id)).rejects.toMatchObject({
        type: 'StripeAuthenticationError',
        message: expect.stringMatching(/^Invalid API Key provided: ek_test_YW\*+_\*+\w{4}$/),
      });

      const other = connect(mayfly, second.secret ?? '', apiVersion);
      await mayfly.sandbox(apiKey).clock.advance({ hours: 1 });
      await expect(other.customers.retrieve(customer.id)).rejects.toMatchObject({
        type: 'StripeAuthenticationError',
        code: 'api_key_expired',
        message: expect.stringMatching(/^Expired API Key provided: ek_test_YW\*+_\*+\w{4}$/),
      });
    });

    it('takes the id of a key for no secret, as when a back end sends the wrong field', async () => {
      const { customer, key } = await setUp();
      const refused = await get(mayfly, `/v1/customers/${customer.id}`, key.id);
      expect(refused.status).toBe(401);
      expect(refused.body).toEqual(errorBody(`Invalid API Key provided: ephkey_1${'*'.repeat(19)}${key.id.slice(-4)}`));
    });

    it('belongs to the account that it was created for', async () => {
      const { backEnd, customer, phone, apiKey } = await setUp();
      const stripeAccount = 'acct_1MayflyConnected';
      await expect(phone.customers.retrieve(customer.id, {}, { stripeAccount })).rejects.toMatchObject({
        type: 'StripePermissionError',
        code: 'account_invalid',
        message: expect.stringMatching(
          /^The provided key 'ek_test_YW\*+_\*+\w{4}' does not have access to account 'acct_1MayflyConnected' \(or that account does not exist\)\. Application access may have been revoked\.$/,
        ),
      });

      // What users really meet, as in stripe-node #1232: the customer is the connected account's, and the header was forgotten.
      const theirs = await backEnd.customers.create({}, { stripeAccount });
      await expect(backEnd.ephemeralKeys.create({ customer: theirs.id }, { apiVersion })).rejects.toMatchObject({
        code: 'resource_missing',
        param: 'customer',
        message: `No such customer: '${theirs.id}'`,
      });
      const key = await backEnd.ephemeralKeys.create({ customer: theirs.id }, { apiVersion, stripeAccount });
      const app = connect(mayfly, key.secret ?? '', apiVersion);
      expect((await app.customers.retrieve(theirs.id)).id).toBe(theirs.id);
      expect(await mayfly.sandbox(apiKey).keys.list()).toHaveLength(2);
    });

    it('needs a version where that is asked for', async () => {
      const strict = await startMayfly({ requireStripeVersion: true });
      const apiKey = newApiKey();
      const key = await connect(strict, apiKey).ephemeralKeys.create({ customer: 'cus_123' }, { apiVersion });
      const bare = await get(strict, '/v1/customers/cus_123', key.secret ?? '');
      const versioned = await get(strict, '/v1/customers/cus_123', key.secret ?? '', { 'Stripe-Version': apiVersion });
      await strict.close();
      expect(bare.status).toBe(400);
      expect(bare.body).toEqual(
        errorBody(
          'This request needs a Stripe-Version header with the API version that the ephemeral key will be used with, for example 2020-08-27.',
        ),
      );
      expect(versioned.status).toBe(200);
    });
  });

  it("replays to nobody what another key was answered, though both use the account's name for it", async () => {
    const { backEnd, customer, phone } = await setUp();
    const other = await backEnd.customers.create();
    const key = await backEnd.ephemeralKeys.create({ customer: other.id }, { apiVersion });
    const stranger = connect(mayfly, key.secret ?? '', apiVersion);
    const options = { idempotencyKey: 'order-1' };

    const mine = await phone.customers.update(customer.id, { shipping: '' }, options);
    await expect(stranger.customers.update(customer.id, { shipping: '' }, options)).rejects.toMatchObject({
      code: 'resource_missing',
    });
    const again = await phone.customers.update(customer.id, { shipping: '' }, options);
    expect(again).toEqual(mine);
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
  });
});
