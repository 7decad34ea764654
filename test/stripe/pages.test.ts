import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Mayfly } from '../../src';
import { errorBody, get } from '../support/http';
import { newApiKey, startMayfly } from '../support/mayfly';
import { connect } from '../support/sdk';

let mayfly: Mayfly;
beforeAll(async () => {
  mayfly = await startMayfly();
});
afterAll(() => mayfly.close());

/** When the customers of these tests are created; the seed's are older. */
const begin = Date.UTC(2040, 0, 1) / 1_000;

/** Gives back a sandbox with so many customers, a second between them, and their ids, the newest first. */
async function setUp(count: number, seconds = 1) {
  const apiKey = newApiKey();
  const { customers } = connect(mayfly, apiKey);
  const { clock } = mayfly.sandbox(apiKey);
  await clock.freeze(begin * 1_000);
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    ids.unshift((await customers.create({ email: `${index}@example.com` })).id);
    await clock.advance({ seconds });
  }
  return { apiKey, customers, ids, ours: { created: { gte: begin } } };
}

const idsOf = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id);

/** Source: Stripe's reference on pagination; texts of refusals are quoted from recorded answers. */
describe('a page of a list', () => {
  it('holds ten where no limit is given, and says that there are more', async () => {
    const { customers, ids, ours } = await setUp(11);
    const page = await customers.list(ours);
    expect(idsOf(page)).toEqual(ids.slice(0, 10));
    expect(page).toMatchObject({ object: 'list', has_more: true, url: '/v1/customers' });
  });

  it.each([
    [1, 1, true],
    [2, 2, true],
    [3, 3, false],
    [100, 3, false],
  ])('of up to %d holds %d of three', async (limit, held, has_more) => {
    const { customers, ids, ours } = await setUp(3);
    const page = await customers.list({ ...ours, limit });
    expect(idsOf(page)).toEqual(ids.slice(0, held));
    expect(page.has_more).toBe(has_more);
  });

  it('has the newest first, also of those that were created in one second', async () => {
    const { customers, ids, ours } = await setUp(5, 0.001);
    expect(idsOf(await customers.list(ours))).toEqual(ids);
  });

  it.each([
    [1, 2, [2, 3], true],
    [1, 10, [2, 3, 4], false],
    [4, 2, [], false],
  ])('after place %d with a limit of %d holds the places %j', async (after, limit, places, has_more) => {
    const { customers, ids, ours } = await setUp(5);
    const page = await customers.list({ ...ours, limit, starting_after: ids[after] ?? '' });
    expect(idsOf(page)).toEqual(places.map((place) => ids[place]));
    expect(page.has_more).toBe(has_more);
  });

  it.each([
    [4, 2, [2, 3], true],
    [2, 2, [0, 1], false],
    [2, 10, [0, 1], false],
    [0, 2, [], false],
  ])('before place %d with a limit of %d holds the places %j', async (before, limit, places, has_more) => {
    const { customers, ids, ours } = await setUp(5);
    const page = await customers.list({ ...ours, limit, ending_before: ids[before] ?? '' });
    expect(idsOf(page)).toEqual(places.map((place) => ids[place]));
    expect(page.has_more).toBe(has_more);
  });

  it("leads to the next one, so that the SDK's paging finds each of 25 once, in both directions", async () => {
    const { customers, ids, ours } = await setUp(25);
    const forward = await customers.list({ ...ours, limit: 7 }).autoPagingToArray({ limit: 100 });
    expect(forward.map(({ id }) => id)).toEqual(ids);

    const last = ids.at(-1) ?? '';
    const backward = await customers.list({ ...ours, limit: 7, ending_before: last }).autoPagingToArray({ limit: 100 });
    expect(backward.map(({ id }) => id)).toEqual(ids.slice(0, -1).reverse());
  });

  const tooSmall = (limit: string) => `This value must be greater than or equal to 1 (it currently is '${limit}').`;
  const integer = { code: 'parameter_invalid_integer' };

  it.each([
    ['limit=0', tooSmall('0'), { param: 'limit' }],
    ['limit=-1', tooSmall('-1'), { param: 'limit' }],
    ['limit=101', "This value must be less than or equal to 100 (it currently is '101').", { param: 'limit' }],
    ['limit=abc', 'Invalid integer: abc', { ...integer, param: 'limit' }],
    ['limit=1.5', 'Invalid integer: 1.5', { ...integer, param: 'limit' }],
    ['created=abc', 'Invalid integer: abc', { ...integer, param: 'created' }],
    ['created[gte]=abc', 'Invalid integer: abc', { ...integer, param: 'created[gte]' }],
    [
      'created[foo]=1',
      'Received unknown parameter: created[foo]',
      { code: 'parameter_unknown', param: 'created[foo]' },
    ],
    [
      'starting_after=cus_1&ending_before=cus_2',
      'Received both starting_after and ending_before parameters. Please pass in only one.',
      {},
    ],
  ])('is refused for %s', async (query, message, more) => {
    const { status, body } = await get(mayfly, `/v1/customers?${query}`, newApiKey());
    expect(status).toBe(400);
    expect(body).toEqual(errorBody(message, more));
  });

  it.each([
    ['/v1/customers', 'starting_after', 'customer', 'cus_123'],
    ['/v1/customers', 'ending_before', 'customer', 'cus_123'],
    ['/v1/payment_methods', 'starting_after', 'PaymentMethod', 'pm_123'],
    ['/v1/customers/cus_1/payment_methods', 'ending_before', 'PaymentMethod', 'pm_123'],
    ['/v1/issuing/cards', 'starting_after', 'issuing card', 'ic_123'],
  ])('of %s is refused for a %s that is in no list', async (path, param, noun, id) => {
    const { status, body } = await get(mayfly, `${path}?${param}=${id}`, newApiKey());
    expect(status).toBe(400);
    expect(body).toEqual(errorBody(`No such ${noun}: '${id}'`, { code: 'resource_missing', param }));
  });
});

/** Source: the parameters of Stripe's API reference. */
describe('a list of customers', () => {
  it.each([
    ['a second', begin + 1, [1]],
    ['after a second', { gt: begin + 1 }, [0]],
    ['from a second on', { gte: begin + 1 }, [0, 1]],
    ['up to a second', { gte: begin, lte: begin + 1 }, [1, 2]],
    ['before a second', { gt: begin - 1, lt: begin + 1 }, [2]],
    ['in a span that nothing is in', { gt: begin, lt: begin + 1 }, []],
  ])('shows those that were created in or around a time: %s', async (_what, created, places) => {
    const { customers, ids } = await setUp(3);
    expect(idsOf(await customers.list({ created }))).toEqual(places.map((place) => ids[place]));
  });

  it('shows those with an email, as it was written', async () => {
    const { customers, ids } = await setUp(3);
    const twin = await customers.create({ email: '1@example.com' });
    expect(idsOf(await customers.list({ email: '1@example.com' }))).toEqual([twin.id, ids[1]]);
    expect(idsOf(await customers.list({ email: '1@example' }))).toEqual([]);
  });

  it('shows default payment methods whole on demand', async () => {
    const stripe = connect(mayfly, newApiKey());
    const { id } = await stripe.customers.create({ email: 'a@example.com' });
    const attached = await stripe.paymentMethods.attach('pm_card_visa', { customer: id });
    await stripe.customers.update(id, { invoice_settings: { default_payment_method: attached.id } });

    const list = (expand: string[]) => stripe.customers.list({ email: 'a@example.com', expand });
    const settings = (await list(['data.invoice_settings.default_payment_method'])).data[0]?.invoice_settings;
    expect(settings?.default_payment_method).toEqual(attached);
    expect((await list([])).data[0]?.invoice_settings.default_payment_method).toBe(attached.id);
  });
});

describe('a list of payment methods', () => {
  it('shows those of a customer, the newest first, and none of another type', async () => {
    const stripe = connect(mayfly, newApiKey());
    const attach = (name: string, customer: string) => stripe.paymentMethods.attach(name, { customer });
    const first = await attach('pm_card_visa', 'cus_1');
    const second = await attach('pm_card_mastercard', 'cus_1');
    const other = await attach('pm_card_amex', 'cus_2');
    const loose = await stripe.paymentMethods.create({
      type: 'card',
      card: { token: 'tok_visa' },
      allow_redisplay: 'always',
    });

    const list = (data: unknown[], url = '/v1/payment_methods') => ({ object: 'list', data, has_more: false, url });
    const own = '/v1/customers/cus_1/payment_methods';
    const { customers, paymentMethods } = stripe;
    expect(await paymentMethods.list({ customer: 'cus_1' })).toEqual(list([second, first]));
    expect(await paymentMethods.list({ customer: 'cus_1', type: 'card' })).toEqual(list([second, first]));
    expect(await paymentMethods.list({ customer: 'cus_1', type: 'sepa_debit' })).toEqual(list([]));
    expect((await paymentMethods.list({ limit: 4 })).data).toEqual([loose, other, second, first]);
    expect(await paymentMethods.list({ ...{ allow_redisplay: 'always' } })).toEqual(list([loose]));
    expect(await customers.listPaymentMethods('cus_1')).toEqual(list([second, first], own));
    expect(await customers.listPaymentMethods('cus_1', { type: 'link' })).toEqual(list([], own));
  });

  it('shows the customer whole on demand, as every reply with a payment method does', async () => {
    const stripe = connect(mayfly, newApiKey());
    const customer = await stripe.customers.create({ name: 'Jenny' });
    const attached = await stripe.paymentMethods.attach('pm_card_visa', {
      customer: customer.id,
      expand: ['customer'],
    });

    expect(attached.customer).toEqual(customer);
    expect(await stripe.paymentMethods.retrieve(attached.id, { expand: ['customer'] })).toEqual(attached);
    const listed = await stripe.paymentMethods.list({ customer: customer.id, expand: ['data.customer'] });
    expect(listed.data).toEqual([attached]);
    const updated = await stripe.paymentMethods.update(attached.id, { metadata: { a: 'b' }, expand: ['customer'] });
    expect(updated).toEqual({ ...attached, metadata: { a: 'b' } });
    const detached = await stripe.paymentMethods.detach(attached.id, { expand: ['customer'] });
    expect(detached).toEqual({ ...updated, customer: null });
  });
});

/** Source: the texts are quoted from recorded answers. */
describe('expand', () => {
  it.each([
    ['/v1/customers/cus_1', 'foo', '(foo).'],
    ['/v1/customers/cus_1', 'invoice_settings.foo', '(invoice_settings.foo).'],
    ['/v1/customers/cus_1', 'data.sources', '(data).'],
    ['/v1/customers', 'foo', '(foo).'],
    ['/v1/customers', 'data.foo', '(data.foo).'],
    ['/v1/customers', 'sources', "(sources). You may want to try expanding 'data.sources' instead."],
    ['/v1/payment_methods', 'customer', "(customer). You may want to try expanding 'data.customer' instead."],
    ['/v1/payment_methods/pm_1', 'data.customer', '(data).'],
    [
      '/v1/customers/cus_1/payment_methods',
      'customer',
      "(customer). You may want to try expanding 'data.customer' instead.",
    ],
  ])('of %s is refused for %s', async (path, property, rest) => {
    const { status, body } = await get(mayfly, `${path}?expand[]=${property}`, newApiKey());
    expect(status).toBe(400);
    expect(body).toEqual(errorBody(`This property cannot be expanded ${rest}`));
  });

  it('is refused where it is no list', async () => {
    const { status, body } = await get(mayfly, '/v1/customers?expand=data.sources', newApiKey());
    expect(status).toBe(400);
    expect(body).toEqual(errorBody('Invalid array', { param: 'expand' }));
  });
});

describe('a cursor', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly({ resources: 'seeded' });
  });
  afterAll(() => mayfly.close());

  it('outlives what it names, so that a loop can delete as it goes', async () => {
    const stripe = connect(mayfly, newApiKey());
    for (let i = 0; i < 25; i += 1) await stripe.customers.create();
    const deleted = new Set<string>();
    for await (const { id } of stripe.customers.list({ limit: 3 })) {
      await stripe.customers.del(id);
      deleted.add(id);
    }
    expect(deleted.size).toBe(26); // The customer of the seed too.
    expect((await stripe.customers.list()).data).toEqual([]);
  });

  it('can be an object that the filter leaves out', async () => {
    const stripe = connect(mayfly, newApiKey());
    const [first, second, third] = [
      await stripe.customers.create({ email: 'a@example.com' }),
      await stripe.customers.create({ email: 'b@example.com' }),
      await stripe.customers.create({ email: 'a@example.com' }),
    ];
    const rest = await stripe.customers.list({ email: 'a@example.com', starting_after: second.id });
    expect(rest.data.map(({ id }) => id)).toEqual([first.id]);
    const before = await stripe.customers.list({ email: 'a@example.com', ending_before: second.id });
    expect(before.data.map(({ id }) => id)).toEqual([third.id]);
  });

  it('keeps its place when an object of the seed is changed', async () => {
    const stripe = connect(mayfly, newApiKey());
    const ids = async () => (await stripe.paymentMethods.list({ customer: 'cus_mayfly' })).data.map(({ id }) => id);
    expect(await ids()).toEqual(['pm_mayfly', 'pm_mayfly_mastercard']);
    await stripe.paymentMethods.update('pm_mayfly_mastercard', { metadata: { a: '1' } });
    expect(await ids()).toEqual(['pm_mayfly', 'pm_mayfly_mastercard']);
  });

  it("of an ephemeral key can be no other customer's", async () => {
    const stripe = connect(mayfly, newApiKey());
    const [mine, other] = [await stripe.customers.create(), await stripe.customers.create()];
    const theirs = await stripe.paymentMethods.attach('pm_card_visa', { customer: other.id });
    const key = await stripe.ephemeralKeys.create({ customer: mine.id }, { apiVersion: '2020-08-27' });
    const list = connect(mayfly, key.secret ?? '').paymentMethods.list({ starting_after: theirs.id });
    await expect(list).rejects.toMatchObject({
      message: `No such PaymentMethod: '${theirs.id}'`,
      param: 'starting_after',
    });
  });
});
