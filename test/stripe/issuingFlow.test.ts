import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import type { Mayfly } from '../../src';
import { errorBody, get, post, type Answer } from '../support/http';
import { newApiKey, startMayfly } from '../support/mayfly';
import { connect } from '../support/sdk';
import { missingFor } from './mobileParsers';

const apiVersion = '2020-08-27';
const halves = v.strictObject({ private_nonce: v.string(), public_nonce: v.string() });

const billing = {
  address: { city: 'Berlin', country: 'DE', line1: '1 Unter den Linden', postal_code: '10117' },
};

/**
 * Showing a card's number in the browser: the browser makes a nonce, the back end trades it for a key, and the browser
 * reads the card with the key and its half of the nonce. Source: Stripe's guide to Issuing Elements; the paths and names
 * are those that Stripe.js uses.
 */
describe('the issuing flow, by the official SDK', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly();
  });
  afterAll(() => mayfly.close());

  /** Gives back a back end with a card, and what its browser knows. */
  async function setUp() {
    const apiKey = newApiKey();
    const publishable = apiKey.replace('sk_', 'pk_');
    const backEnd = connect(mayfly, apiKey);
    const cardholder = await backEnd.issuing.cardholders.create({
      name: 'Jenny Rosen',
      type: 'individual',
      email: 'jenny@example.com',
      billing,
    });
    const card = await backEnd.issuing.cards.create({
      cardholder: cardholder.id,
      currency: 'eur',
      type: 'virtual',
      status: 'active',
    });
    return { apiKey, publishable, backEnd, cardholder, card };
  }

  /** Does what Stripe.js does in `createEphemeralKeyNonce`. */
  async function createNonce(publishable: string, form = '') {
    const answer = await post(mayfly, '/v1/ephemeral_key_nonces', publishable, form);
    expect(answer.status).toBe(200);
    return v.parse(halves, answer.body);
  }

  /** Does what Stripe.js does in `retrieveIssuingCard`. */
  function reveal(secret: string, id: string, privateNonce?: string): Promise<Answer> {
    const nonce = privateNonce === undefined ? '' : `&ephemeral_key_private_nonce=${privateNonce}`;
    return get(mayfly, `/v1/issuing/cards/${id}?expand[0]=number&expand[1]=cvc${nonce}`, secret);
  }

  it('goes from a nonce to a key to the number and the security code', async () => {
    const { publishable, backEnd, cardholder, card } = await setUp();
    const nonce = await createNonce(publishable, `issuing_card=${card.id}`);
    const key = await backEnd.ephemeralKeys.create(
      { issuing_card: card.id, nonce: nonce.public_nonce },
      { apiVersion },
    );
    expect(missingFor('ephemeral key', key)).toEqual([]);

    const revealed = await reveal(key.secret ?? '', card.id, nonce.private_nonce);
    const { last4 } = card;
    expect(revealed.status).toBe(200);
    expect(revealed.body).toEqual({
      id: card.id,
      object: 'issuing.card',
      brand: 'Visa',
      cancellation_reason: null,
      // What the key may see of the cardholder.
      cardholder: {
        id: cardholder.id,
        object: 'issuing.cardholder',
        billing: cardholder.billing,
        created: cardholder.created,
        livemode: false,
        name: 'Jenny Rosen',
        preferred_locales: [],
        requirements: { disabled_reason: null, past_due: [] },
        spending_controls: cardholder.spending_controls,
        status: 'active',
        type: 'individual',
      },
      created: card.created,
      currency: 'eur',
      cvc: expect.stringMatching(/^\d{3}$/),
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      financial_account: null,
      last4,
      latest_fraud_warning: null,
      lifecycle_controls: null,
      livemode: false,
      number: expect.stringMatching(new RegExp(`^400000999\\d{3}${last4}$`)),
      personalization_design: null,
      replaced_by: null,
      replacement_for: null,
      replacement_reason: null,
      second_line: null,
      shipping: null,
      spending_controls: {
        allowed_card_presences: null,
        allowed_categories: null,
        allowed_merchant_countries: null,
        blocked_card_presences: null,
        blocked_categories: null,
        blocked_merchant_countries: null,
        spending_limits: [],
        spending_limits_currency: null,
      },
      status: 'active',
      type: 'virtual',
      wallets: {
        apple_pay: { eligible: false, ineligible_reason: 'unsupported_region' },
        google_pay: { eligible: false, ineligible_reason: 'unsupported_region' },
        primary_account_identifier: null,
      },
    });
    // The SDK reads it too, with its own names for lists; and the same pair serves several fields on a page.
    const phone = connect(mayfly, key.secret ?? '', apiVersion);
    const again = await phone.issuing.cards.retrieve(card.id, {
      expand: ['number', 'cvc'],
      ...{ ephemeral_key_private_nonce: nonce.private_nonce },
    });
    expect(again).toEqual(revealed.body);
  });

  it('shows the same number for the same card in every run, and shows it only when it is asked for', async () => {
    const backEnd = connect(mayfly, newApiKey());
    const [first, second] = [
      await backEnd.issuing.cards.retrieve('ic_123', { expand: ['number', 'cvc'] }),
      await connect(mayfly, newApiKey()).issuing.cards.retrieve('ic_123', { expand: ['number', 'cvc'] }),
    ];
    expect(second).toEqual(first);
    expect([first.number, first.cvc]).toEqual(['4000009997193738', '707']);
    expect(await backEnd.issuing.cards.retrieve('ic_123')).not.toHaveProperty('number');
    expect(await backEnd.issuing.cards.retrieve('ic_123', { expand: ['number'] })).not.toHaveProperty('cvc');
  });

  describe('the nonce', () => {
    it('is wanted by the read, in its matching half', async () => {
      const { publishable, backEnd, card } = await setUp();
      const [nonce, other] = [await createNonce(publishable), await createNonce(publishable)];
      const key = await backEnd.ephemeralKeys.create(
        { issuing_card: card.id, nonce: nonce.public_nonce },
        { apiVersion },
      );

      for (const given of [undefined, nonce.public_nonce, other.private_nonce, `${nonce.private_nonce}x`]) {
        const refused = await reveal(key.secret ?? '', card.id, given);
        expect(refused.status).toBe(400);
        expect(refused.body).toEqual(
          errorBody(
            'This ephemeral key was issued with a nonce. Pass the private half of that nonce as ephemeral_key_private_nonce; the one in this request is missing or belongs to another nonce.',
            { param: 'ephemeral_key_private_nonce' },
          ),
        );
      }
      expect((await reveal(key.secret ?? '', card.id, nonce.private_nonce)).status).toBe(200);
    });

    it('makes one key, also of many creations at once', async () => {
      const { publishable, backEnd, card, apiKey } = await setUp();
      const nonce = (await createNonce(publishable)).public_nonce;
      const creations = await Promise.allSettled(
        Array.from({ length: 20 }, () =>
          backEnd.ephemeralKeys.create({ issuing_card: card.id, nonce }, { apiVersion }),
        ),
      );
      expect(creations.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await mayfly.sandbox(apiKey).keys.list()).toHaveLength(1);
      await expect(
        backEnd.ephemeralKeys.create({ issuing_card: card.id, nonce }, { apiVersion }),
      ).rejects.toMatchObject({
        statusCode: 400,
        param: 'nonce',
        message: 'This nonce has already been used. Create a new one in the browser for each ephemeral key.',
      });
    });

    it('stays unused where the key was not created, and is replayed with an idempotency key', async () => {
      const { publishable, backEnd, card } = await setUp();
      const nonce = (await createNonce(publishable)).public_nonce;
      const missing = backEnd.ephemeralKeys.create({ issuing_card: 'ic_missing', nonce }, { apiVersion });
      await expect(missing).rejects.toMatchObject({ code: 'resource_missing', param: 'issuing_card' });

      const options = { apiVersion, idempotencyKey: 'order-1' };
      const first = await backEnd.ephemeralKeys.create({ issuing_card: card.id, nonce }, options);
      const second = await backEnd.ephemeralKeys.create({ issuing_card: card.id, nonce }, options);
      expect(second.secret).toBe(first.secret);
    });

    it('is bound to the card that it was made for', async () => {
      const { publishable, backEnd, cardholder, card } = await setUp();
      const other = await backEnd.issuing.cards.create({ cardholder: cardholder.id, currency: 'eur', type: 'virtual' });
      const nonce = (await createNonce(publishable, `issuing_card=${card.id}`)).public_nonce;
      await expect(
        backEnd.ephemeralKeys.create({ issuing_card: other.id, nonce }, { apiVersion }),
      ).rejects.toMatchObject({ param: 'nonce', message: 'This nonce was created for another issuing card.' });
    });

    it('is unknown in another sandbox, and after a day', async () => {
      const { apiKey, publishable, backEnd, card } = await setUp();
      const nonce = (await createNonce(publishable)).public_nonce;
      const unknown = { code: 'resource_missing', message: `No such ephemeral key nonce: '${nonce}'`, param: 'nonce' };
      const stranger = connect(mayfly, newApiKey());
      await expect(
        stranger.ephemeralKeys.create({ issuing_card: 'ic_1', nonce }, { apiVersion }),
      ).rejects.toMatchObject(unknown);
      await mayfly.sandbox(apiKey).clock.advance({ hours: 24 });
      await expect(
        backEnd.ephemeralKeys.create({ issuing_card: card.id, nonce }, { apiVersion }),
      ).rejects.toMatchObject(unknown);
    });

    it('is replayed to the kind of key that it was made with, and to no other', async () => {
      const { apiKey, publishable } = await setUp();
      const make = async (key: string) =>
        (await post(mayfly, '/v1/ephemeral_key_nonces', key, '', { 'Idempotency-Key': 'k' })).body;
      const first = await make(publishable);
      expect(await make(publishable)).toEqual(first);
      expect(await make(apiKey)).not.toEqual(first);
    });

    it('means nothing beside a customer, and is not used up there', async () => {
      const { publishable, backEnd, card } = await setUp();
      const nonce = (await createNonce(publishable)).public_nonce;
      await backEnd.ephemeralKeys.create({ customer: 'cus_123', nonce }, { apiVersion });
      const key = await backEnd.ephemeralKeys.create({ issuing_card: card.id, nonce }, { apiVersion });
      expect(key.secret).toMatch(/^ek_test_/);
    });

    it('that a test made up makes a key, which nobody can read the card with', async () => {
      const backEnd = connect(mayfly, newApiKey());
      const key = await backEnd.ephemeralKeys.create({ issuing_card: 'ic_123', nonce: 'ephnonce_123' }, { apiVersion });
      expect((await reveal(key.secret ?? '', 'ic_123', 'anything')).status).toBe(400);
    });

    it('is not needed by a key that was created without one', async () => {
      const { backEnd, card } = await setUp();
      const key = await backEnd.ephemeralKeys.create({ issuing_card: card.id }, { apiVersion });
      expect((await reveal(key.secret ?? '', card.id)).status).toBe(200);
    });
  });

  it('gives a phone what it reads of push provisioning details', async () => {
    const { backEnd, card } = await setUp();
    const { secret = '' } = await backEnd.ephemeralKeys.create({ issuing_card: card.id }, { apiVersion });
    // As stripe-ios sends it (STPAPIClient+PushProvisioning.swift).
    const query = 'ios[certificates][]=AAAA&ios[certificates][]=BBBB&ios[nonce]=00ff&ios[nonce_signature]=ff00';
    const { status, body } = await get(
      mayfly,
      `/v1/issuing/cards/${card.id}/push_provisioning_details?${query}`,
      secret,
    );
    expect(status).toBe(200);
    expect(missingFor('push provisioning details', body)).toEqual([]);
    const base64 = expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/);
    expect(body).toEqual({
      object: 'issuing.push_provisioning_details',
      activation_data: base64,
      card: card.id,
      contents: base64,
      ephemeral_public_key: base64,
      livemode: false,
    });

    const incomplete = await get(
      mayfly,
      `/v1/issuing/cards/${card.id}/push_provisioning_details?ios[nonce]=00`,
      secret,
    );
    expect(incomplete.body).toEqual(
      errorBody('Missing required param: ios[certificates].', {
        code: 'parameter_missing',
        param: 'ios[certificates]',
      }),
    );
  });

  describe('at its boundary', () => {
    it('knows no other card, and may call nothing else', async () => {
      const { backEnd, cardholder, card } = await setUp();
      const other = await backEnd.issuing.cards.create({ cardholder: cardholder.id, currency: 'eur', type: 'virtual' });
      const key = await backEnd.ephemeralKeys.create({ issuing_card: card.id }, { apiVersion });
      const phone = connect(mayfly, key.secret ?? '', apiVersion);

      await expect(phone.issuing.cards.retrieve(other.id)).rejects.toMatchObject({
        code: 'resource_missing',
        message: `No such issuing card: '${other.id}'`,
        statusCode: 404,
      });
      const forbidden = { type: 'StripePermissionError', statusCode: 403 };
      await expect(phone.issuing.cards.list()).rejects.toMatchObject(forbidden);
      await expect(phone.issuing.cardholders.retrieve(cardholder.id)).rejects.toMatchObject(forbidden);
      await expect(phone.customers.retrieve('cus_123')).rejects.toMatchObject(forbidden);
      await expect(phone.paymentMethods.list({ customer: 'cus_123' })).rejects.toMatchObject(forbidden);
    });

    it('ends when the key expires, when it is deleted, and in another account', async () => {
      const { apiKey, backEnd, card } = await setUp();
      const [first, second] = [
        await backEnd.ephemeralKeys.create({ issuing_card: card.id }, { apiVersion }),
        await backEnd.ephemeralKeys.create({ issuing_card: card.id }, { apiVersion }),
      ];
      const phone = connect(mayfly, first.secret ?? '', apiVersion);
      const elsewhere = phone.issuing.cards.retrieve(card.id, {}, { stripeAccount: 'acct_1MayflyConnected' });
      await expect(elsewhere).rejects.toMatchObject({ type: 'StripePermissionError', code: 'account_invalid' });

      await backEnd.ephemeralKeys.del(second.id);
      const deleted = await reveal(second.secret ?? '', card.id);
      expect([deleted.status, deleted.text]).toEqual([
        401,
        expect.stringContaining('Invalid API Key provided: ek_test_YW'),
      ]);

      await mayfly.sandbox(apiKey).clock.advance({ hours: 1 });
      await expect(phone.issuing.cards.retrieve(card.id)).rejects.toMatchObject({ code: 'api_key_expired' });
    });
  });
});
