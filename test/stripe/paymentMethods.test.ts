import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Mayfly } from '../../src';
import { createMemoryStore } from '../../src/store/memory';
import { holdCommits } from '../support/heldStore';
import { errorBody, post } from '../support/http';
import { newApiKey, startMayfly } from '../support/mayfly';
import { connect } from '../support/sdk';

let mayfly: Mayfly;
beforeAll(async () => {
  mayfly = await startMayfly();
});
afterAll(() => mayfly.close());

const card = { number: '4242424242424242', exp_month: 12, exp_year: 2050, cvc: '123' };
const cardForm = 'card[exp_month]=12&card[exp_year]=2050&card[number]=4242424242424242';
const noAddress = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };

/** Gives back the body that Stripe's card errors have. */
function cardError(code: string, message: string, more: { decline_code?: string; param?: string } = {}): unknown {
  const doc_url = `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`;
  return { error: { code, doc_url, message, type: 'card_error', ...more } };
}

/** Source: Stripe's API reference and its page of test cards; texts of refusals are quoted from recorded answers. */
describe('POST /v1/payment_methods', () => {
  it('creates one from a number and everything that can be said', async () => {
    const apiKey = newApiKey();
    const stripe = connect(mayfly, apiKey);
    await mayfly.sandbox(apiKey).clock.freeze('2040-01-01T00:00:00Z');
    const address = {
      city: 'Paris',
      country: 'FR',
      line1: '1 Rue de Rivoli',
      line2: 'B',
      postal_code: '75001',
      state: 'X',
    };

    const created = await stripe.paymentMethods.create({
      type: 'card',
      allow_redisplay: 'limited',
      billing_details: { address, email: 'jenny@example.com', name: 'Jenny', phone: '555' },
      card: { ...card, number: '4000002500001001', networks: { preferred: 'cartes_bancaires' } },
      metadata: { order: '6735' },
    });

    expect(created).toEqual({
      id: expect.stringMatching(/^pm_1\w{23}$/),
      object: 'payment_method',
      allow_redisplay: 'limited',
      billing_details: { address, email: 'jenny@example.com', name: 'Jenny', phone: '555' },
      card: {
        brand: 'visa',
        checks: {
          address_line1_check: 'unchecked',
          address_postal_code_check: 'unchecked',
          cvc_check: 'unchecked',
        },
        country: 'FR',
        display_brand: 'visa',
        exp_month: 12,
        exp_year: 2050,
        fingerprint: expect.stringMatching(/^\w{16}$/),
        funding: 'credit',
        generated_from: null,
        last4: '1001',
        networks: { available: ['cartes_bancaires', 'visa'], preferred: 'cartes_bancaires' },
        three_d_secure_usage: { supported: true },
        wallet: null,
      },
      created: 2_208_988_800,
      customer: null,
      livemode: false,
      metadata: { order: '6735' },
      type: 'card',
    });
    expect(await stripe.paymentMethods.retrieve(created.id)).toEqual(created);
  });

  it.each([
    ['visa', '4242424242424242', { brand: 'visa', last4: '4242', funding: 'credit', display_brand: 'visa' }],
    ['visa_debit', '4000056655665556', { brand: 'visa', last4: '5556', funding: 'debit', display_brand: 'visa' }],
    ['mastercard', '5555555555554444', { brand: 'mastercard', last4: '4444', display_brand: 'mastercard' }],
    ['mastercard_prepaid', '5105105105105100', { brand: 'mastercard', last4: '5100', funding: 'prepaid' }],
    ['amex', '378282246310005', { brand: 'amex', last4: '0005', display_brand: 'american_express' }],
    ['discover', '6011111111111117', { brand: 'discover', last4: '1117', display_brand: 'discover' }],
    ['diners', '3056930009020004', { brand: 'diners', last4: '0004', display_brand: 'diners_club' }],
    ['jcb', '3566002020360505', { brand: 'jcb', last4: '0505', display_brand: 'jcb', country: 'JP' }],
    ['unionpay', '6200000000000005', { brand: 'unionpay', last4: '0005', display_brand: 'union_pay', country: 'CN' }],
  ])('knows %s by its token, its number and its name', async (name, number, shown) => {
    const stripe = connect(mayfly, newApiKey());
    const byToken = await stripe.paymentMethods.create({ type: 'card', card: { token: `tok_${name}` } });
    const byNumber = await stripe.paymentMethods.create({ type: 'card', card: { ...card, number } });
    const byName = await stripe.paymentMethods.attach(`pm_card_${name}`, { customer: 'cus_1' });

    expect(byToken.card).toMatchObject({ ...shown, fingerprint: byName.card?.fingerprint });
    expect(byNumber.card).toMatchObject({ ...shown, fingerprint: byName.card?.fingerprint });
    expect(byName.card).toMatchObject(shown);
  });

  it('takes a year in two digits and a number with spaces or dashes', async () => {
    const stripe = connect(mayfly, newApiKey());
    for (const number of ['4242 4242 4242 4242', '4242-4242-4242-4242']) {
      const made = await stripe.paymentMethods.create({ type: 'card', card: { number, exp_month: 1, exp_year: 50 } });
      expect(made.card).toMatchObject({ brand: 'visa', last4: '4242', exp_month: 1, exp_year: 2050 });
    }
  });

  const incorrect = cardError('incorrect_number', 'Your card number is incorrect.', { param: 'number' });
  const live = cardError(
    'card_declined',
    'Your card was declined. Your request was in test mode, but used a non test (live) card. For a list of valid test cards, visit: https://stripe.com/docs/testing.',
    { decline_code: 'test_mode_live_card' },
  );
  const month = cardError('invalid_expiry_month', "Your card's expiration month is invalid.", { param: 'exp_month' });
  const year = cardError('invalid_expiry_year', "Your card's expiration year is invalid.", { param: 'exp_year' });
  const code = cardError('invalid_cvc', "Your card's security code is invalid.", { param: 'cvc' });

  // The clock of these shows June 2040.
  it.each([
    ['a number that fails the Luhn check', { number: '4242424242424241' }, incorrect],
    ['a number that is too short', { number: '42424242' }, incorrect],
    ['a number that is no test card', { number: '4111111111111111' }, live],
    ['month 0', { exp_month: 0 }, month],
    ['month 13', { exp_month: 13 }, month],
    ['last month', { exp_month: 5, exp_year: 2040 }, month],
    ['last year', { exp_year: 2039 }, year],
    ['last year in two digits', { exp_year: 39 }, year],
    ['a year more than fifty years away', { exp_year: 2091 }, year],
    ['a security code of letters', { cvc: 'ab' }, code],
    ['a security code of five digits', { cvc: '12345' }, code],
  ])('declines %s', async (_what, given, expected) => {
    const apiKey = newApiKey();
    await mayfly.sandbox(apiKey).clock.freeze('2040-06-15T00:00:00Z');
    const pairs = Object.entries({ ...card, ...given }).map(([name, value]) => `card[${name}]=${value}`);
    const { status, body } = await post(mayfly, '/v1/payment_methods', apiKey, `type=card&${pairs.join('&')}`);
    expect(status).toBe(402);
    expect(body).toEqual(expected);
  });

  it('takes a card that expires this month', async () => {
    const apiKey = newApiKey();
    await mayfly.sandbox(apiKey).clock.freeze('2040-06-30T23:59:59Z');
    const form = 'type=card&card[number]=4242424242424242&card[exp_month]=6&card[exp_year]=2040';
    expect((await post(mayfly, '/v1/payment_methods', apiKey, form)).status).toBe(200);
  });

  it.each([
    ['nothing', '', errorBody('Missing required param: type.', { code: 'parameter_missing', param: 'type' })],
    ['no card', 'type=card', errorBody('Missing required param: card.', { code: 'parameter_missing', param: 'card' })],
    [
      'a number without its expiry',
      'type=card&card[number]=4242424242424242',
      errorBody('Missing required param: card[exp_month].', { code: 'parameter_missing', param: 'card[exp_month]' }),
    ],
    [
      'both a number and a token',
      `type=card&${cardForm}&card[token]=tok_visa`,
      errorBody('You may only specify one of these parameters: number, token.', { param: 'card[number]' }),
    ],
    // Inferred.
    [
      'neither a number nor a token',
      'type=card&card[cvc]=123',
      errorBody('You must specify one of these parameters: number, token.'),
    ],
    [
      'a token that is none',
      'type=card&card[token]=tok_nope',
      errorBody("No such token: 'tok_nope'", { code: 'resource_missing', param: 'card[token]' }),
    ],
    ['another type', `type=sepa_debit&${cardForm}`, errorBody('Invalid type: must be one of card', { param: 'type' })],
  ])('refuses %s', async (_what, form, expected) => {
    const { status, body } = await post(mayfly, '/v1/payment_methods', newApiKey(), form);
    expect(status).toBe(400);
    expect(body).toEqual(expected);
  });

  it('creates one under one idempotency key', async () => {
    const stripe = connect(mayfly, newApiKey());
    const options = { idempotencyKey: 'order-1' };
    const first = await stripe.paymentMethods.create({ type: 'card', card }, options);
    expect(await stripe.paymentMethods.create({ type: 'card', card }, options)).toEqual(first);
    // The seed has some too, which are older.
    const { data } = await stripe.paymentMethods.list({ limit: 100 });
    expect(data.filter(({ created }) => created >= first.created)).toEqual([first]);
  });
});

describe('POST /v1/payment_methods/{payment_method}/attach', () => {
  const declined = (decline_code: string, message = 'Your card was declined.') =>
    cardError('card_declined', message, { decline_code });

  // Source: Stripe's page of test cards; the texts of the last three codes are known from the clients' own suites.
  it.each([
    ['visa_chargeDeclined', declined('generic_decline')],
    ['visa_chargeDeclinedInsufficientFunds', declined('insufficient_funds', 'Your card has insufficient funds.')],
    ['visa_chargeDeclinedLostCard', declined('lost_card')],
    ['visa_chargeDeclinedStolenCard', declined('stolen_card')],
    [
      'visa_chargeDeclinedVelocityLimitExceeded',
      declined(
        'card_velocity_exceeded',
        'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
      ),
    ],
    ['chargeDeclinedExpiredCard', cardError('expired_card', 'Your card has expired.', { param: 'exp_month' })],
    [
      'chargeDeclinedIncorrectCvc',
      cardError('incorrect_cvc', "Your card's security code is incorrect.", { param: 'cvc' }),
    ],
    [
      'chargeDeclinedProcessingError',
      cardError('processing_error', 'An error occurred while processing your card. Try again in a little bit.'),
    ],
  ])('declines %s', async (name, expected) => {
    const apiKey = newApiKey();
    const stripe = connect(mayfly, apiKey);
    const made = await stripe.paymentMethods.create({ type: 'card', card: { token: `tok_${name}` } });

    for (const id of [made.id, `pm_card_${name}`]) {
      const { status, body } = await post(mayfly, `/v1/payment_methods/${id}/attach`, apiKey, 'customer=cus_1');
      expect(status).toBe(402);
      expect(body).toEqual(expected);
    }
    expect((await stripe.paymentMethods.list({ customer: 'cus_1' })).data).toEqual([]);
  });

  it.each([
    ['4242424242424242', ['pass', 'pass', 'pass']],
    ['4000000000000101', ['fail', 'pass', 'pass']],
    ['4000000000000010', ['pass', 'fail', 'fail']],
    ['4000000000000036', ['pass', 'pass', 'fail']],
    ['4000000000000028', ['pass', 'fail', 'pass']],
    ['4000000000000044', ['pass', 'unavailable', 'unavailable']],
  ])('checks what was sent of %s', async (number, [cvc_check, address_line1_check, address_postal_code_check]) => {
    const stripe = connect(mayfly, newApiKey());
    const billing_details = { address: { line1: '1 Road', postal_code: '12345' } };
    const whole = await stripe.paymentMethods.create({ type: 'card', card: { ...card, number }, billing_details });
    const bare = await stripe.paymentMethods.create({ type: 'card', card: { number, exp_month: 1, exp_year: 2050 } });

    const checked = await stripe.paymentMethods.attach(whole.id, { customer: 'cus_1' });
    const unchecked = await stripe.paymentMethods.attach(bare.id, { customer: 'cus_1' });

    expect(checked.card?.checks).toEqual({ cvc_check, address_line1_check, address_postal_code_check });
    expect(unchecked.card?.checks).toEqual({
      cvc_check: null,
      address_line1_check: null,
      address_postal_code_check: null,
    });
  });

  it('makes a new one of a test card each time, good for a year', async () => {
    const apiKey = newApiKey();
    const stripe = connect(mayfly, apiKey);
    await mayfly.sandbox(apiKey).clock.freeze('2040-06-15T00:00:00Z');
    const first = await stripe.paymentMethods.attach('pm_card_visa', { customer: 'cus_1' });
    const second = await stripe.paymentMethods.attach('pm_card_visa', { customer: 'cus_1' });

    expect(second.id).not.toBe(first.id);
    expect(second).toEqual({ ...first, id: expect.stringMatching(/^pm_1\w{23}$/) });
    expect(first).toMatchObject({ customer: 'cus_1', card: { exp_month: 6, exp_year: 2041 } });
  });

  it('leaves one as it is that the customer has already', async () => {
    const stripe = connect(mayfly, newApiKey());
    const attached = await stripe.paymentMethods.attach('pm_card_visa', { customer: 'cus_1' });
    expect(await stripe.paymentMethods.attach(attached.id, { customer: 'cus_1' })).toEqual(attached);
  });

  it('refuses one that is attached elsewhere, and one that was detached', async () => {
    const apiKey = newApiKey();
    const stripe = connect(mayfly, apiKey);
    const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer: 'cus_1' });
    const attach = (customer: string) =>
      post(mayfly, `/v1/payment_methods/${id}/attach`, apiKey, `customer=${customer}`);

    const elsewhere = await attach('cus_2');
    expect(elsewhere.status).toBe(400);
    expect(elsewhere.body).toEqual(
      errorBody('The payment method you provided has already been attached to a customer.'),
    );

    await stripe.paymentMethods.detach(id);
    for (const customer of ['cus_1', 'cus_2']) {
      const again = await attach(customer);
      expect(again.status).toBe(400);
      expect(again.body).toEqual(
        errorBody(
          'This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.',
        ),
      );
    }
  });

  it.each([
    ['pm_missing', 'customer=cus_1', 404, "No such PaymentMethod: 'pm_missing'", 'resource_missing', 'payment_method'],
    [
      'pm_card_nope',
      'customer=cus_1',
      404,
      "No such PaymentMethod: 'pm_card_nope'",
      'resource_missing',
      'payment_method',
    ],
    ['pm_1', 'customer=cus_missing', 400, "No such customer: 'cus_missing'", 'resource_missing', 'customer'],
    ['pm_1', '', 400, 'Missing required param: customer.', 'parameter_missing', 'customer'],
  ])('refuses %s with "%s"', async (id, form, expectedStatus, message, code, param) => {
    const { status, body } = await post(mayfly, `/v1/payment_methods/${id}/attach`, newApiKey(), form);
    expect(status).toBe(expectedStatus);
    expect(body).toEqual(errorBody(message, { code, param }));
  });

  it('attaches one test card under one idempotency key', async () => {
    const stripe = connect(mayfly, newApiKey());
    const attach = () =>
      stripe.paymentMethods.attach('pm_card_visa', { customer: 'cus_1' }, { idempotencyKey: 'order-1' });
    const first = await attach();
    expect(await attach()).toEqual(first);
    expect((await stripe.customers.listPaymentMethods('cus_1')).data).toEqual([first]);
  });

  it('lets one of two customers win who want the same one at once', async () => {
    const held = holdCommits(createMemoryStore({ wall: () => Date.now(), real: () => performance.now() }));
    const racing = await startMayfly({}, { store: () => held.store });
    const stripe = connect(racing, newApiKey());
    const { id } = await stripe.paymentMethods.create({ type: 'card', card });

    held.hold();
    const attaching = Promise.allSettled(
      ['cus_1', 'cus_2'].map((customer) => stripe.paymentMethods.attach(id, { customer })),
    );
    await held.waiting(2);
    held.letAllGo();
    const settled = await attaching;
    const { customer } = await stripe.paymentMethods.retrieve(id);
    await racing.close();

    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const winner = settled.find(({ status }) => status === 'fulfilled');
    const loser = settled.find(({ status }) => status === 'rejected');
    expect(winner).toMatchObject({ value: { id, customer } });
    expect(loser).toMatchObject({
      reason: { message: 'The payment method you provided has already been attached to a customer.' },
    });
  });
});

describe('POST /v1/payment_methods/{payment_method}', () => {
  it('changes one that is attached, and unsets what is empty', async () => {
    const stripe = connect(mayfly, newApiKey());
    const made = await stripe.paymentMethods.create({
      type: 'card',
      card,
      billing_details: { address: { city: 'Paris' }, email: 'a@example.com', name: 'A', phone: '1' },
      metadata: { kept: '1', removed: '2' },
    });
    const before = await stripe.paymentMethods.attach(made.id, { customer: 'cus_1' });

    const changed = await stripe.paymentMethods.update(made.id, {
      allow_redisplay: 'always',
      billing_details: { name: 'B', phone: '' },
      card: { exp_month: 3, exp_year: 51, networks: { preferred: 'visa' } },
      metadata: { removed: '', added: '3' },
    });
    expect(changed).toEqual({
      ...before,
      allow_redisplay: 'always',
      billing_details: { ...before.billing_details, name: 'B', phone: null },
      card: { ...before.card, exp_month: 3, exp_year: 2051, networks: { available: ['visa'], preferred: 'visa' } },
      metadata: { kept: '1', added: '3' },
    });

    const unset = await stripe.paymentMethods.update(made.id, {
      billing_details: { address: '', email: '', name: '' },
      metadata: '',
    });
    expect(unset).toEqual({
      ...changed,
      billing_details: { ...before.billing_details, address: noAddress, email: null, name: null, phone: null },
      metadata: {},
    });
    expect(await stripe.paymentMethods.retrieve(made.id)).toEqual(unset);
  });

  it('refuses an expiry in the past', async () => {
    const apiKey = newApiKey();
    const { id } = await connect(mayfly, apiKey).paymentMethods.attach('pm_card_visa', { customer: 'cus_1' });
    const refused = await post(mayfly, `/v1/payment_methods/${id}`, apiKey, 'card[exp_year]=2001');
    expect(refused.status).toBe(402);
    expect(refused.body).toEqual(
      cardError('invalid_expiry_year', "Your card's expiration year is invalid.", { param: 'exp_year' }),
    );
  });

  // Documented; the wording is inferred.
  it('refuses one that nobody has', async () => {
    const apiKey = newApiKey();
    const { id } = await connect(mayfly, apiKey).paymentMethods.create({ type: 'card', card });
    const refused = await post(mayfly, `/v1/payment_methods/${id}`, apiKey, 'metadata[a]=b');
    expect(refused.status).toBe(400);
    expect(refused.body).toEqual(errorBody('You must save this PaymentMethod to a customer before you can update it.'));
  });
});

describe('POST /v1/payment_methods/{payment_method}/detach', () => {
  it("takes it from its customer, and from the customer's settings", async () => {
    const stripe = connect(mayfly, newApiKey());
    const { id } = await stripe.customers.create();
    const attached = await stripe.paymentMethods.attach('pm_card_visa', { customer: id });
    await stripe.customers.update(id, { invoice_settings: { default_payment_method: attached.id } });

    expect(await stripe.paymentMethods.detach(attached.id)).toEqual({ ...attached, customer: null });
    expect(await stripe.customers.retrieve(id)).toMatchObject({ invoice_settings: { default_payment_method: null } });
    expect((await stripe.customers.listPaymentMethods(id)).data).toEqual([]);
  });

  it.each(['pm_123', 'pm_card_visa'])('refuses %s, which nobody has', async (id) => {
    const { status, body } = await post(mayfly, `/v1/payment_methods/${id}/detach`, newApiKey(), '');
    expect(status).toBe(400);
    expect(body).toEqual(
      errorBody('The payment method you provided is not attached to a customer so detachment is impossible.'),
    );
  });
});

describe('a payment method', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly();
  });
  afterAll(() => mayfly.close());

  it('of a test card can be read by its name, and reading makes nothing', async () => {
    const stripe = connect(mayfly, newApiKey());
    const read = await stripe.paymentMethods.retrieve('pm_card_amex');
    expect(read).toMatchObject({ id: 'pm_card_amex', customer: null });
    expect(read.card).toMatchObject({ brand: 'amex', last4: '0005', display_brand: 'american_express' });
    expect((await stripe.paymentMethods.list()).data.map(({ id }) => id)).not.toContain('pm_card_amex');
  });

  it.each(['acct_1', 'acct_12345', 'acct_1MayflyConnected'])(
    'of the account %s is there and nowhere else',
    async (stripeAccount) => {
      const stripe = connect(mayfly, newApiKey());
      const { id } = await stripe.paymentMethods.create(
        { type: 'card', card: { token: 'tok_visa' } },
        { stripeAccount },
      );
      expect((await stripe.paymentMethods.retrieve(id, {}, { stripeAccount })).id).toBe(id);
      const missing = { statusCode: 404, message: `No such PaymentMethod: '${id}'` };
      await expect(stripe.paymentMethods.retrieve(id)).rejects.toMatchObject(missing);
      await expect(connect(mayfly, newApiKey()).paymentMethods.retrieve(id)).rejects.toMatchObject(missing);
    },
  );

  it.each([
    ['pm_card_cvcCheckFail', { cvc_check: 'fail', address_line1_check: null, address_postal_code_check: null }],
    ['pm_card_avsFail', { cvc_check: null, address_line1_check: 'fail', address_postal_code_check: 'fail' }],
  ])('that is made to fail its checks fails them by its name: %s', async (name, checks) => {
    const attached = await connect(mayfly, newApiKey()).paymentMethods.attach(name, { customer: 'cus_123' });
    expect(attached.card?.checks).toEqual(checks);
  });
});
