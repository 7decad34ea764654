import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type Stripe from 'stripe';
import type { Mayfly } from '../../src';
import { createMemoryStore } from '../../src/store/memory';
import { holdCommits } from '../support/heldStore';
import { newApiKey, startMayfly } from '../support/mayfly';
import { connect } from '../support/sdk';

/** An operation reads one object and changes another. What it rests on must still be so when its changes are kept. */
describe('two requests at once', () => {
  const held = holdCommits(createMemoryStore({ wall: () => Date.now(), real: () => performance.now() }));
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly({}, { store: () => held.store });
  });
  afterAll(() => mayfly.close());

  /** Lets the second request overtake the first, which has run already but isn't kept yet. */
  async function overtake<First, Second>(first: () => Promise<First>, second: () => Promise<Second>) {
    held.hold();
    const slow = Promise.allSettled([first()]);
    await held.waiting(1);
    const fast = second();
    await held.waiting(2);
    held.letGo(1);
    await fast;
    held.letAllGo();
    return (await slow)[0];
  }

  async function setUp() {
    const stripe = connect(mayfly, newApiKey());
    const customer = await stripe.customers.create();
    const paymentMethod = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } });
    return { stripe, customer, paymentMethod };
  }

  const noCustomer = ({ id }: Stripe.Customer) => ({
    status: 'rejected',
    reason: expect.objectContaining({ code: 'resource_missing', message: `No such customer: '${id}'` }),
  });

  it('attach nothing to a customer who is deleted meanwhile', async () => {
    const { stripe, customer, paymentMethod } = await setUp();
    const slow = await overtake(
      () => stripe.paymentMethods.attach(paymentMethod.id, { customer: customer.id }),
      () => stripe.customers.del(customer.id),
    );
    expect(slow).toEqual(noCustomer(customer));
    expect((await stripe.paymentMethods.retrieve(paymentMethod.id)).customer).toBeNull();
  });

  it('issue no key for a customer who is deleted meanwhile', async () => {
    const { stripe, customer } = await setUp();
    const slow = await overtake(
      () => stripe.ephemeralKeys.create({ customer: customer.id }, { apiVersion: '2020-08-27' }),
      () => stripe.customers.del(customer.id),
    );
    expect(slow).toEqual(noCustomer(customer));
  });

  it('make no default of a payment method that is detached meanwhile', async () => {
    const { stripe, customer, paymentMethod } = await setUp();
    await stripe.paymentMethods.attach(paymentMethod.id, { customer: customer.id });
    const slow = await overtake(
      () => stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: paymentMethod.id } }),
      () => stripe.paymentMethods.detach(paymentMethod.id),
    );
    expect(slow).toMatchObject({
      status: 'rejected',
      reason: expect.objectContaining({
        message: `The customer does not have a payment method with the ID ${paymentMethod.id}. The payment method must be attached to the customer.`,
      }),
    });
    expect(await stripe.customers.retrieve(customer.id)).toMatchObject({
      invoice_settings: { default_payment_method: null },
    });
  });

  it('go side by side where they rest on the same object and neither changes it', async () => {
    const { stripe, customer, paymentMethod } = await setUp();
    const slow = await overtake(
      () => stripe.paymentMethods.attach(paymentMethod.id, { customer: customer.id }),
      () => stripe.paymentMethods.attach('pm_card_mastercard', { customer: customer.id }),
    );
    expect(slow).toMatchObject({ status: 'fulfilled' });
    expect((await stripe.paymentMethods.list({ customer: customer.id })).data).toHaveLength(2);
  });
});
