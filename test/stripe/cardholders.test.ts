import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Mayfly } from '../../src';
import { errorBody, get, post } from '../support/http';
import { newApiKey, startMayfly } from '../support/mayfly';
import { connect } from '../support/sdk';

let mayfly: Mayfly;
beforeAll(async () => {
  mayfly = await startMayfly();
});
afterAll(() => mayfly.close());

const address = { city: 'Berlin', country: 'DE', line1: '1 Unter den Linden', postal_code: '10117' };
const shownAddress = { ...address, line2: null, state: null };
const noLimits = {
  allowed_card_presences: null,
  allowed_categories: null,
  allowed_merchant_countries: null,
  blocked_card_presences: null,
  blocked_categories: null,
  blocked_merchant_countries: null,
  spending_limits: [],
  spending_limits_currency: null,
};

/** Gives back a back end of a frozen sandbox, so that dates can be foretold. */
async function setUp() {
  const apiKey = newApiKey();
  await mayfly.sandbox(apiKey).clock.freeze('2040-06-15T00:00:00Z');
  return { apiKey, stripe: connect(mayfly, apiKey) };
}
const created = Date.UTC(2040, 5, 15) / 1_000;

/** Source: the fields and parameters of Stripe's API reference. */
describe('an issuing cardholder', () => {
  it('is created with everything, and read again', async () => {
    const { stripe } = await setUp();
    const cardholder = await stripe.issuing.cardholders.create({
      billing: { address: { ...address, line2: '3rd floor', state: 'BE' } },
      email: 'jenny@example.com',
      individual: { dob: { day: 1, month: 11, year: 1981 }, first_name: 'Jenny', last_name: 'Rosen' },
      metadata: { order: '6735' },
      name: 'Jenny Rosen',
      phone_number: '+18008675309',
      preferred_locales: ['de', 'en'],
      status: 'inactive',
      type: 'individual',
    });

    expect(cardholder).toEqual({
      id: expect.stringMatching(/^ich_1\w{23}$/),
      object: 'issuing.cardholder',
      billing: { address: { ...address, line2: '3rd floor', state: 'BE' } },
      company: null,
      created,
      email: 'jenny@example.com',
      individual: {
        dob: { day: 1, month: 11, year: 1981 },
        first_name: 'Jenny',
        last_name: 'Rosen',
        verification: null,
      },
      livemode: false,
      metadata: { order: '6735' },
      name: 'Jenny Rosen',
      phone_number: '+18008675309',
      preferred_locales: ['de', 'en'],
      requirements: { disabled_reason: null, past_due: [] },
      spending_controls: noLimits,
      status: 'inactive',
      type: 'individual',
    });
    expect(await stripe.issuing.cardholders.retrieve(cardholder.id)).toEqual(cardholder);
  });

  it('is an active person with little more than a name, or a company', async () => {
    const { stripe } = await setUp();
    const person = await stripe.issuing.cardholders.create({ name: 'Jenny', billing: { address } });
    const company = await stripe.issuing.cardholders.create({ name: 'Inc', type: 'company', billing: { address } });

    expect(person).toMatchObject({ type: 'individual', status: 'active', company: null, individual: null });
    expect(person.billing.address).toEqual(shownAddress);
    expect(company).toMatchObject({ type: 'company', status: 'active', company: { tax_id_provided: false } });
  });

  it.each([
    ['', 'billing'],
    ['name=Jenny', 'billing'],
    ['billing[address][city]=Berlin', 'name'],
    ['name=Jenny&billing[address][city]=Berlin', 'billing[address][country]'],
    ['name=Jenny&individual[dob][day]=1', 'billing'],
  ])('is not created from "%s"', async (form, param) => {
    const { status, body } = await post(mayfly, '/v1/issuing/cardholders', newApiKey(), form);
    expect(status).toBe(400);
    expect(body).toEqual(errorBody(`Missing required param: ${param}.`, { code: 'parameter_missing', param }));
  });

  it('that is not there is not found', async () => {
    const { stripe } = await setUp();
    const { id } = await stripe.issuing.cardholders.create({ name: 'Jenny', billing: { address } });
    for (const unknown of ['ich_missing', id]) {
      const { status, body } = await get(mayfly, `/v1/issuing/cardholders/${unknown}`, newApiKey());
      expect(status).toBe(404);
      expect(body).toEqual(
        errorBody(`No such issuing cardholder: '${unknown}'`, { code: 'resource_missing', param: 'cardholder' }),
      );
    }
  });
});

/** Source: the fields and parameters of Stripe's API reference. Reading one with an ephemeral key is in the issuing flow. */
describe('an issuing card', () => {
  it('is created on plastic and shipped', async () => {
    const { stripe } = await setUp();
    const cardholder = await stripe.issuing.cardholders.create({ name: 'Jenny', billing: { address } });
    const card = await stripe.issuing.cards.create({
      cardholder: cardholder.id,
      currency: 'EUR',
      exp_month: 7,
      exp_year: 2044,
      metadata: { order: '6735' },
      second_line: 'Expenses',
      shipping: { address, name: 'Jenny', phone_number: '+18008675309', service: 'express', type: 'bulk' },
      status: 'active',
      type: 'physical',
    });

    const ineligible = { eligible: false, ineligible_reason: 'unsupported_region' };
    expect(card).toEqual({
      id: expect.stringMatching(/^ic_1\w{23}$/),
      object: 'issuing.card',
      brand: 'Visa',
      cancellation_reason: null,
      cardholder,
      created,
      currency: 'eur',
      exp_month: 7,
      exp_year: 2044,
      financial_account: null,
      last4: expect.stringMatching(/^\d{4}$/),
      latest_fraud_warning: null,
      lifecycle_controls: null,
      livemode: false,
      metadata: { order: '6735' },
      personalization_design: null,
      replaced_by: null,
      replacement_for: null,
      replacement_reason: null,
      second_line: 'Expenses',
      shipping: {
        address: shownAddress,
        address_validation: null,
        business_name: null,
        carrier: null,
        customs: null,
        eta: null,
        name: 'Jenny',
        phone_number: '+18008675309',
        require_signature: null,
        service: 'express',
        status: 'pending',
        tracking_number: null,
        tracking_url: null,
        type: 'bulk',
      },
      spending_controls: noLimits,
      status: 'active',
      type: 'physical',
      wallets: { apple_pay: ineligible, google_pay: ineligible, primary_account_identifier: null },
    });
    expect(await stripe.issuing.cards.retrieve(card.id)).toEqual(card);
  });

  // Inactive is documented; three years are inferred.
  it('is inactive, without plastic and good for three years where nothing else is said', async () => {
    const { stripe } = await setUp();
    const card = await stripe.issuing.cards.create({ cardholder: 'ich_123', currency: 'usd', type: 'virtual' });
    const shown = { status: 'inactive', type: 'virtual', exp_month: 6, exp_year: 2043, shipping: null };
    expect(card).toMatchObject({ ...shown, cardholder: { id: 'ich_123' }, second_line: null, metadata: {} });
  });

  const missing = { code: 'parameter_missing' };
  it.each([
    ['', 'Missing required param: cardholder.', { ...missing, param: 'cardholder' }],
    ['cardholder=ich_1&type=virtual', 'Missing required param: currency.', { ...missing, param: 'currency' }],
    ['cardholder=ich_1&currency=usd', 'Missing required param: type.', { ...missing, param: 'type' }],
    [
      'cardholder=ich_missing&currency=usd&type=virtual',
      "No such issuing cardholder: 'ich_missing'",
      { code: 'resource_missing', param: 'cardholder' },
    ],
    [
      'cardholder=ich_1&currency=usd&type=wooden',
      'Invalid type: must be one of physical or virtual',
      { param: 'type' },
    ],
    [
      'cardholder=ich_1&currency=usd&type=virtual&exp_month=13',
      "This value must be less than or equal to 12 (it currently is '13').",
      { param: 'exp_month' },
    ],
    [
      'cardholder=ich_1&currency=usd&type=physical&shipping[name]=Jenny',
      'Missing required param: shipping[address].',
      { ...missing, param: 'shipping[address]' },
    ],
  ])('is not created from "%s"', async (form, message, more) => {
    const { status, body } = await post(mayfly, '/v1/issuing/cards', newApiKey(), form);
    expect(status).toBe(400);
    expect(body).toEqual(errorBody(message, more));
  });

  it('is listed by whatever it is', async () => {
    const { apiKey, stripe } = await setUp();
    const { cards } = stripe.issuing;
    const first = await cards.create({ cardholder: 'ich_1', currency: 'usd', type: 'virtual', exp_month: 1 });
    await mayfly.sandbox(apiKey).clock.advance({ seconds: 10 });
    const second = await cards.create({
      cardholder: 'ich_2',
      currency: 'usd',
      type: 'physical',
      shipping: { name: 'Jenny', address: { city: 'B', country: 'DE', line1: '1', postal_code: '1' } },
      status: 'active',
      exp_year: 2049,
    });

    // The seed has cards too, which are older.
    const list = async (query: object) => (await cards.list({ created: { gte: created }, ...query })).data;
    expect(await list({})).toEqual([second, first]);
    expect(await list({ created })).toEqual([first]);
    expect(await list({ created: { gt: created } })).toEqual([second]);
    expect(await list({ cardholder: 'ich_1' })).toEqual([first]);
    expect(await list({ cardholder: 'ich_3' })).toEqual([]);
    expect(await list({ exp_month: 1 })).toEqual([first]);
    expect(await list({ exp_year: 2049 })).toEqual([second]);
    expect(await list({ status: 'active' })).toEqual([second]);
    expect(await list({ status: 'canceled' })).toEqual([]);
    expect(await list({ type: 'virtual' })).toEqual([first]);
    expect(await list({ limit: 1, starting_after: second.id })).toEqual([first]);
    // Two cards may end alike.
    const endings = (await list({ last4: first.last4 })).map(({ last4 }) => last4);
    expect(new Set(endings)).toEqual(new Set([first.last4]));
  });
});

describe('what makes no sense', () => {
  it.each([
    ['currency=$&type=virtual', 'currency'],
    ['currency=euro&type=virtual', 'currency'],
    ['currency=eur&type=physical', 'shipping'],
    ['currency=eur&type=plastic', 'type'],
    ['currency=eur&type=virtual&exp_month=13', 'exp_month'],
  ])('makes no card: %s', async (form, param) => {
    const mayfly = await startMayfly();
    const { status, body } = await post(mayfly, '/v1/issuing/cards', newApiKey(), `cardholder=ich_1&${form}`);
    await mayfly.close();
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { param } });
  });
});
