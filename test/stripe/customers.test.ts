import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type Stripe from 'stripe';
import type { Mayfly } from '../../src';
import { errorBody, get, post } from '../support/http';
import { newApiKey, startMayfly } from '../support/mayfly';
import { connect } from '../support/sdk';

let mayfly: Mayfly;
beforeAll(async () => {
  mayfly = await startMayfly();
});
afterAll(() => mayfly.close());

const paris = {
  city: 'Paris',
  country: 'FR',
  line1: '1 Rue de Rivoli',
  line2: 'B',
  postal_code: '75001',
  state: 'IDF',
};
const lyon = { city: 'Lyon', country: 'FR', line1: '2 Rue Royale', line2: 'C', postal_code: '69001', state: 'ARA' };

/** Every field that a customer can be created with, its payment method aside. */
const everything: Stripe.CustomerCreateParams = {
  address: paris,
  balance: -500,
  description: 'A customer with everything',
  email: 'jenny@example.com',
  metadata: { order: '6735', colour: 'red' },
  name: 'Jenny Rosen',
  phone: '+33 1 23 45 67 89',
  preferred_locales: ['fr', 'en'],
  shipping: { address: lyon, name: 'Jenny', phone: '555' },
  tax_exempt: 'reverse',
};

/** Source: the fields of Stripe's API reference. What an ephemeral key sees of them is in the wallet flow. */
describe('GET /v1/customers/{customer}', () => {
  it('shows a customer of the seed', async () => {
    const { status, body } = await get(mayfly, '/v1/customers/cus_mayfly', newApiKey());
    expect(status).toBe(200);
    expect(body).toEqual({
      id: 'cus_mayfly',
      object: 'customer',
      address: null,
      balance: 0,
      created: 1_700_000_000,
      currency: null,
      default_source: null,
      delinquent: false,
      description: 'A customer of the default seed',
      discount: null,
      email: 'mayfly@example.com',
      invoice_prefix: 'TVATQOA5',
      invoice_settings: {
        custom_fields: null,
        default_payment_method: null,
        footer: null,
        rendering_options: null,
      },
      livemode: false,
      metadata: {},
      name: null,
      next_invoice_sequence: 1,
      phone: null,
      preferred_locales: [],
      shipping: {
        address: {
          city: 'Lake Placid',
          country: 'US',
          line1: '1 Mirror Lake Drive',
          line2: null,
          postal_code: '12946',
          state: 'NY',
        },
        name: 'May Fly',
        phone: null,
      },
      tax_exempt: 'none',
      test_clock: null,
    });
  });

  it.each(['cus_missing', 'cus_', 'nobody', 'cus_%20', '%00', '..%2f..'])('knows no customer %s', async (id) => {
    const { status, body } = await get(mayfly, `/v1/customers/${id}`, newApiKey());
    expect(status).toBe(404);
    expect(body).toEqual(
      errorBody(`No such customer: '${decodeURIComponent(id)}'`, { code: 'resource_missing', param: 'id' }),
    );
  });

  it('takes expand from the query and nothing else', async () => {
    expect((await get(mayfly, '/v1/customers/cus_1?expand[]=sources', newApiKey())).status).toBe(200);
    const { status, body } = await get(mayfly, '/v1/customers/cus_1?limit=3', newApiKey());
    expect(status).toBe(400);
    expect(body).toEqual(errorBody('Received unknown parameter: limit', { code: 'parameter_unknown', param: 'limit' }));
  });
});

/** Source: the parameters of Stripe's API reference; the texts of refusals are quoted from real answers unless a comment says otherwise. */
describe('POST /v1/customers', () => {
  it('creates a customer with everything, a payment method among it', async () => {
    const apiKey = newApiKey();
    const stripe = connect(mayfly, apiKey);
    await mayfly.sandbox(apiKey).clock.freeze('2040-01-01T00:00:00Z');

    const created = await stripe.customers.create({
      ...everything,
      payment_method: 'pm_card_visa',
      invoice_settings: { default_payment_method: 'pm_card_visa' },
    });

    expect(created).toEqual({
      id: expect.stringMatching(/^cus_\w{14}$/),
      object: 'customer',
      address: paris,
      balance: -500,
      created: 2_208_988_800,
      currency: null,
      default_source: null,
      delinquent: false,
      description: 'A customer with everything',
      discount: null,
      email: 'jenny@example.com',
      invoice_prefix: expect.stringMatching(/^[0-9A-Z]{8}$/),
      invoice_settings: {
        custom_fields: null,
        default_payment_method: expect.stringMatching(/^pm_1\w{23}$/),
        footer: null,
        rendering_options: null,
      },
      livemode: false,
      metadata: { order: '6735', colour: 'red' },
      name: 'Jenny Rosen',
      next_invoice_sequence: 1,
      phone: '+33 1 23 45 67 89',
      preferred_locales: ['fr', 'en'],
      shipping: { address: lyon, name: 'Jenny', phone: '555' },
      tax_exempt: 'reverse',
      test_clock: null,
    });
    expect(await stripe.customers.retrieve(created.id)).toEqual(created);
    const [attached] = (await stripe.customers.listPaymentMethods(created.id)).data;
    expect(attached).toMatchObject({
      id: created.invoice_settings.default_payment_method,
      customer: created.id,
      card: { last4: '4242' },
    });
  });

  it('creates no customer when the payment method is declined', async () => {
    const stripe = connect(mayfly, newApiKey());
    const declined = stripe.customers.create({ email: 'd@example.com', payment_method: 'pm_card_visa_chargeDeclined' });
    await expect(declined).rejects.toMatchObject({ type: 'StripeCardError', code: 'card_declined', statusCode: 402 });
    expect((await stripe.customers.list({ email: 'd@example.com' })).data).toEqual([]);
  });

  it("refuses a payment method that is another customer's", async () => {
    const stripe = connect(mayfly, newApiKey());
    const theirs = await stripe.paymentMethods.attach('pm_card_visa', { customer: 'cus_1' });
    await expect(stripe.customers.create({ payment_method: theirs.id })).rejects.toMatchObject({
      statusCode: 400,
      message: 'The payment method you provided has already been attached to a customer.',
    });
  });

  it('creates one customer under one idempotency key', async () => {
    const stripe = connect(mayfly, newApiKey());
    const options = { idempotencyKey: 'order-1' };
    const first = await stripe.customers.create({ email: 'once@example.com' }, options);
    const second = await stripe.customers.create({ email: 'once@example.com' }, options);

    expect(second).toEqual(first);
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect((await stripe.customers.list({ email: 'once@example.com' })).data).toEqual([first]);
  });

  const tooLong = (limit: number) => `Invalid string: xxxxxxxxxx...xxxxxxxxxx; must be at most ${limit} characters`;
  const cannotBeEmpty = (name: string) =>
    `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a parameter; however '${name}' cannot be unset. You should remove '${name}' from your request or supply a non-empty value.`;
  const keys = (count: number) => Array.from({ length: count }, (_, index) => `metadata[k${index}]=x`).join('&');

  it.each([
    ['an unknown parameter', 'foo=1', 'Received unknown parameter: foo', { code: 'parameter_unknown', param: 'foo' }],
    // The wording for texts that are too long is inferred.
    ['a name over 256 characters', `name=${'x'.repeat(257)}`, tooLong(256), { param: 'name' }],
    ['an email over 512 characters', `email=${'x'.repeat(513)}`, tooLong(512), { param: 'email' }],
    [
      'a phone over 20 characters',
      'phone=123456789012345678901',
      'Invalid string: 123456789012345678901; must be at most 20 characters',
      { param: 'phone' },
    ],
    [
      'a balance that is no integer',
      'balance=abc',
      'Invalid integer: abc',
      { code: 'parameter_invalid_integer', param: 'balance' },
    ],
    [
      'a tax_exempt that is none of the three',
      'tax_exempt=foo',
      'Invalid tax_exempt: must be one of exempt, none, or reverse',
      { param: 'tax_exempt' },
    ],
    ['an address that is a text', 'address=Paris', 'Invalid object', { param: 'address' }],
    ['locales that are no list', 'preferred_locales=fr', 'Invalid array', { param: 'preferred_locales' }],
    ['an empty name', 'name=', cannotBeEmpty('name'), { code: 'parameter_invalid_empty', param: 'name' }],
    [
      'shipping without an address',
      'shipping[name]=Jenny',
      'Missing required param: shipping[address].',
      { code: 'parameter_missing', param: 'shipping[address]' },
    ],
    // Inferred; the limit of 50 is documented.
    ['51 metadata keys', keys(51), 'Metadata can have up to 50 keys, but you passed in 51.', { param: 'metadata' }],
    [
      'a metadata key of 41 characters',
      `metadata[${'k'.repeat(41)}]=x`,
      `Metadata keys can have up to 40 characters, but you passed in a key that is 41 characters. Invalid key: ${'k'.repeat(41)}`,
      {},
    ],
    [
      'a metadata value of 501 characters',
      `metadata[a]=${'v'.repeat(501)}`,
      'Metadata values can have up to 500 characters, but you passed in a value that is 501 characters. Invalid value: vvvvvvvvvv...vvvvvvvvvv',
      { param: 'metadata[a]' },
    ],
    [
      'a payment method that is not there',
      'payment_method=pm_missing',
      "No such PaymentMethod: 'pm_missing'",
      { code: 'resource_missing', param: 'payment_method' },
    ],
  ])('refuses %s', async (_what, form, message, more) => {
    const { status, body } = await post(mayfly, '/v1/customers', newApiKey(), form);
    expect(body).toEqual(errorBody(message, more));
    expect(status).toBe(400);
  });

  it('takes every text at its limit', async () => {
    const limits = { name: 'n'.repeat(256), email: 'e'.repeat(512), phone: '1'.repeat(20) };
    const pair = `metadata[${'k'.repeat(40)}]=${'v'.repeat(500)}`;
    const form = `${new URLSearchParams(limits).toString()}&${pair}&${keys(49)}`;
    const { status, body } = await post(mayfly, '/v1/customers', newApiKey(), form);
    expect(status).toBe(200);
    expect(body).toMatchObject({ ...limits, metadata: { ['k'.repeat(40)]: 'v'.repeat(500), k48: 'x' } });
  });
});

/** Source: Stripe's API reference: what is given changes, the rest stays, and an empty text unsets a field. */
describe('POST /v1/customers/{customer}', () => {
  it.each<[string, Stripe.CustomerUpdateParams, object]>([
    ['changes address', { address: lyon }, { address: lyon }],
    ['changes balance', { balance: 7 }, { balance: 7 }],
    ['changes default_source', { default_source: 'card_123' }, { default_source: 'card_123' }],
    ['changes description', { description: 'Other' }, { description: 'Other' }],
    ['changes email', { email: 'other@example.com' }, { email: 'other@example.com' }],
    ['changes name', { name: 'Other' }, { name: 'Other' }],
    ['changes phone', { phone: '1' }, { phone: '1' }],
    ['changes preferred_locales', { preferred_locales: ['de'] }, { preferred_locales: ['de'] }],
    [
      'changes shipping',
      { shipping: { address: paris, name: 'Other' } },
      { shipping: { address: paris, name: 'Other', phone: null } },
    ],
    ['changes tax_exempt', { tax_exempt: 'exempt' }, { tax_exempt: 'exempt' }],
    ['unsets address', { address: '' }, { address: null }],
    ['unsets description', { description: '' }, { description: null }],
    ['unsets email', { email: '' }, { email: null }],
    ['unsets name', { name: '' }, { name: null }],
    ['unsets phone', { phone: '' }, { phone: null }],
    ['unsets shipping', { shipping: '' }, { shipping: null }],
    ['unsets tax_exempt', { tax_exempt: '' }, { tax_exempt: 'none' }],
    ['unsets a line of the address', { address: { ...paris, line2: '' } }, { address: { ...paris, line2: null } }],
    ['changes nothing', {}, {}],
  ])('%s and leaves the rest', async (_what, params, shown) => {
    const stripe = connect(mayfly, newApiKey());
    const before = await stripe.customers.create(everything);
    const after = await stripe.customers.update(before.id, params);
    expect(after).toEqual({ ...before, ...shown });
    expect(await stripe.customers.retrieve(before.id)).toEqual(after);
  });

  it('adds, changes and removes pairs of metadata, one or all', async () => {
    const stripe = connect(mayfly, newApiKey());
    const { id } = await stripe.customers.create({ metadata: { kept: '1', changed: '2', removed: '3' } });
    const update = async (metadata: Stripe.Emptyable<Stripe.MetadataParam>) =>
      (await stripe.customers.update(id, { metadata })).metadata;

    expect(await update({ changed: '4', removed: '', added: '5' })).toEqual({ kept: '1', changed: '4', added: '5' });
    expect(await update({})).toEqual({ kept: '1', changed: '4', added: '5' });
    expect(await update('')).toEqual({});
    expect(await stripe.customers.retrieve(id)).toMatchObject({ metadata: {} });
  });

  it('keeps names of metadata that mean something to JavaScript', async () => {
    const apiKey = newApiKey();
    const path = '/v1/customers/cus_123';
    const shown = async () => (await get(mayfly, path, apiKey)).text.replaceAll(/\s/g, '');
    // As text, because __proto__ is easily lost on the way to a comparison.
    await post(mayfly, path, apiKey, 'metadata[constructor]=1&metadata[__proto__]=2&metadata[toString]=3');
    expect(await shown()).toContain('"metadata":{"constructor":"1","__proto__":"2","toString":"3"}');

    await post(mayfly, path, apiKey, 'metadata[__proto__]=&metadata[hasOwnProperty]=4');
    expect(await shown()).toContain('"metadata":{"constructor":"1","toString":"3","hasOwnProperty":"4"}');
  });

  it('takes a payment method of the customer for its default, shows it whole on demand, and unsets it', async () => {
    const stripe = connect(mayfly, newApiKey());
    const { id } = await stripe.customers.create();
    const own = await stripe.paymentMethods.attach('pm_card_mastercard', { customer: id });
    const expand = ['invoice_settings.default_payment_method'];
    const settings = { custom_fields: null, footer: null, rendering_options: null };

    const set = await stripe.customers.update(id, { invoice_settings: { default_payment_method: own.id } });
    expect(set.invoice_settings).toEqual({ ...settings, default_payment_method: own.id });
    expect(await stripe.customers.retrieve(id, { expand })).toEqual({
      ...set,
      invoice_settings: { ...settings, default_payment_method: own },
    });

    const unset = await stripe.customers.update(id, { invoice_settings: { default_payment_method: '' }, expand });
    expect(unset.invoice_settings).toEqual({ ...settings, default_payment_method: null });
  });

  it("refuses a default payment method that isn't the customer's", async () => {
    const apiKey = newApiKey();
    const stripe = connect(mayfly, apiKey);
    const theirs = await stripe.paymentMethods.attach('pm_card_visa', { customer: 'cus_1' });
    const nobodys = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } });

    for (const id of [theirs.id, nobodys.id, 'pm_missing', 'pm_card_visa']) {
      for (const path of ['/v1/customers/cus_2', '/v1/customers']) {
        const refused = await post(mayfly, path, apiKey, `invoice_settings[default_payment_method]=${id}`);
        expect(refused.status).toBe(400);
        expect(refused.body).toEqual(
          errorBody(
            `The customer does not have a payment method with the ID ${id}. The payment method must be attached to the customer.`,
            { param: 'invoice_settings[default_payment_method]' },
          ),
        );
      }
    }
  });

  it('refuses a source that is not there', async () => {
    const { status, body } = await post(mayfly, '/v1/customers/cus_1', newApiKey(), 'default_source=card_missing');
    expect(status).toBe(400);
    expect(body).toEqual(
      errorBody("No such source: 'card_missing'", { code: 'resource_missing', param: 'default_source' }),
    );
  });
});

describe('DELETE /v1/customers/{customer}', () => {
  it('leaves a stub, which nothing can be done with', async () => {
    const apiKey = newApiKey();
    const stripe = connect(mayfly, apiKey);
    const { id } = await stripe.customers.create({ email: 'gone@example.com' });
    const stub = { id, object: 'customer', deleted: true };
    const missing = (param: string, statusCode: number) => ({
      code: 'resource_missing',
      message: `No such customer: '${id}'`,
      param,
      statusCode,
    });

    expect(await stripe.customers.del(id)).toEqual(stub);
    expect(await stripe.customers.retrieve(id)).toEqual(stub);
    expect((await stripe.customers.list({ email: 'gone@example.com' })).data).toEqual([]);
    await expect(stripe.customers.update(id, { name: 'Back' })).rejects.toMatchObject(missing('id', 404));
    await expect(stripe.customers.del(id)).rejects.toMatchObject(missing('id', 404));
    await expect(stripe.customers.listPaymentMethods(id)).rejects.toMatchObject(missing('customer', 404));
    await expect(stripe.paymentMethods.attach('pm_card_visa', { customer: id })).rejects.toMatchObject(
      missing('customer', 400),
    );
    const key = stripe.ephemeralKeys.create({ customer: id }, { apiVersion: '2020-08-27' });
    await expect(key).rejects.toMatchObject(missing('customer', 400));
  });

  it('detaches the payment methods of the customer, and no others', async () => {
    const stripe = connect(mayfly, newApiKey());
    const [first, second] = [await stripe.customers.create(), await stripe.customers.create()];
    const theirs = await stripe.paymentMethods.attach('pm_card_visa', { customer: first.id });
    const other = await stripe.paymentMethods.attach('pm_card_visa', { customer: second.id });

    await stripe.customers.del(first.id);

    expect(await stripe.paymentMethods.retrieve(theirs.id)).toEqual({ ...theirs, customer: null });
    expect(await stripe.paymentMethods.retrieve(other.id)).toEqual(other);
    await expect(stripe.paymentMethods.attach(theirs.id, { customer: second.id })).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringMatching(/was detached from a Customer, and may not be used again\.$/),
    });
  });

  it.each(['cus_123', 'cus_mayfly'])('deletes %s too, which nobody created', async (id) => {
    const stripe = connect(mayfly, newApiKey());
    expect(await stripe.customers.del(id)).toEqual({ id, object: 'customer', deleted: true });
    expect(await stripe.customers.retrieve(id)).toEqual({ id, object: 'customer', deleted: true });
    expect(await connect(mayfly, newApiKey()).customers.retrieve(id)).not.toHaveProperty('deleted');
  });
});

describe('the id of a customer', () => {
  it('that was given out is good in its own sandbox, until a reset', async () => {
    const apiKey = newApiKey();
    const stripe = connect(mayfly, apiKey);
    const { id } = await stripe.customers.create();
    const missing = { code: 'resource_missing', message: `No such customer: '${id}'`, statusCode: 404 };

    await expect(connect(mayfly, newApiKey()).customers.retrieve(id)).rejects.toMatchObject(missing);
    expect(await stripe.customers.retrieve(id)).toMatchObject({ id });
    await mayfly.sandbox(apiKey).reset();
    await expect(stripe.customers.retrieve(id)).rejects.toMatchObject(missing);
  });

  it('that a test made up is good at once, but not where only the seed exists', async () => {
    expect(await connect(mayfly, newApiKey()).customers.retrieve('cus_123')).toMatchObject({ id: 'cus_123' });

    const seeded = await startMayfly({ resources: 'seeded' });
    const stripe = connect(seeded, newApiKey());
    await expect(stripe.customers.retrieve('cus_123')).rejects.toMatchObject({ code: 'resource_missing' });
    const update = stripe.customers.update('cus_123', { name: 'Nobody' });
    await expect(update).rejects.toMatchObject({ code: 'resource_missing' });
    expect(await stripe.customers.retrieve('cus_mayfly')).toMatchObject({ id: 'cus_mayfly' });
    const { id } = await stripe.customers.create();
    expect(await stripe.customers.retrieve(id)).toMatchObject({ id });
    await seeded.close();
  });
});

describe('a customer', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly();
  });
  afterAll(() => mayfly.close());

  it('has at most 50 pairs of metadata, however many requests add them', async () => {
    const stripe = connect(mayfly, newApiKey());
    const pairs = (from: number) => Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`name${from + i}`, 'x']));
    const { id } = await stripe.customers.create({ metadata: pairs(0) });
    await expect(stripe.customers.update(id, { metadata: { name50: 'x' } })).rejects.toMatchObject({
      statusCode: 400,
      param: 'metadata',
      message: 'Metadata can have up to 50 keys, but you passed in 51.',
    });
    const swapped = await stripe.customers.update(id, { metadata: { name0: '', name50: 'x' } });
    expect(Object.keys(swapped.metadata)).toHaveLength(50);
  });

  it('is shown with what expand asks for, empty where Mayfly holds nothing', async () => {
    const stripe = connect(mayfly, newApiKey());
    const expand = ['sources', 'subscriptions', 'tax_ids', 'cash_balance', 'invoice_credit_balance', 'tax'];
    const plain = await stripe.customers.retrieve('cus_123');
    const list = (name: string) => ({
      object: 'list',
      data: [],
      has_more: false,
      url: `/v1/customers/cus_123/${name}`,
    });
    expect(await stripe.customers.retrieve('cus_123', { expand })).toEqual({
      ...plain,
      cash_balance: null,
      invoice_credit_balance: {},
      sources: list('sources'),
      subscriptions: list('subscriptions'),
      tax: { automatic_tax: 'not_collecting', ip_address: null, location: null, provider: 'stripe' },
      tax_ids: list('tax_ids'),
    });
  });

  it('is created with its default payment method as an object, as it will be', async () => {
    const stripe = connect(mayfly, newApiKey());
    const customer = await stripe.customers.create({
      payment_method: 'pm_card_visa',
      invoice_settings: { default_payment_method: 'pm_card_visa' },
      expand: ['invoice_settings.default_payment_method'],
    });
    const [attached] = (await stripe.paymentMethods.list({ customer: customer.id })).data;
    expect(customer.invoice_settings.default_payment_method).toEqual(attached);
    expect(attached?.customer).toBe(customer.id);
  });

  it.each([
    ['foo', 'foo'],
    ['foo.bar.baz', 'foo'],
    ['invoice_settings.foo', 'invoice_settings.foo'],
    ['invoice_settings.default_payment_method.foo.bar', 'invoice_settings.default_payment_method.foo'],
  ])('cannot be expanded by %s, and is told where the path ends', async (path, shown) => {
    const { status, body } = await get(mayfly, `/v1/customers/cus_1?expand[]=${path}`, newApiKey());
    expect(status).toBe(400);
    expect(body).toEqual(errorBody(`This property cannot be expanded (${shown}).`));
  });
});
