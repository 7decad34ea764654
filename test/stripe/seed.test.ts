import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newApiKey, startMayfly } from '../support/mayfly';
import { connect } from '../support/sdk';

describe('a seed for Stripe', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mayfly-seed-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function write(stripe: unknown): string {
    const file = join(folder, 'seed.json');
    writeFileSync(file, JSON.stringify({ stripe }));
    return file;
  }

  it('holds customers with cards, cardholders with cards, and sessions, whole or as little as an id', async () => {
    const seed = write({
      customers: [
        { id: 'cus_jenny', name: 'Jenny', default_payment_method: 'pm_jenny', metadata: { constructor: 'x' } },
        { id: 'cus_gone', deleted: true },
      ],
      payment_methods: [
        { id: 'pm_jenny', customer: 'cus_jenny', card: { number: '378282246310005' } },
        { id: 'pm_left', customer: 'cus_gone' },
      ],
      issuing_cardholders: [{ id: 'ich_jenny', name: 'Jenny Rosen' }],
      issuing_cards: [{ id: 'ic_jenny', cardholder: 'ich_jenny', currency: 'eur' }],
      verification_sessions: [{ id: 'vs_jenny', type: 'id_number' }],
    });
    const mayfly = await startMayfly({ seed, resources: 'seeded' });
    const stripe = connect(mayfly, newApiKey());
    const expand = ['invoice_settings.default_payment_method'];

    expect(await stripe.customers.retrieve('cus_jenny', { expand })).toMatchObject({
      name: 'Jenny',
      metadata: { constructor: 'x' },
      invoice_settings: { default_payment_method: { id: 'pm_jenny', card: { brand: 'amex', last4: '0005' } } },
    });
    expect(await stripe.customers.retrieve('cus_gone')).toEqual({ id: 'cus_gone', object: 'customer', deleted: true });
    expect((await stripe.customers.list()).data.map(({ id }) => id)).toEqual(['cus_jenny']);
    expect((await stripe.paymentMethods.retrieve('pm_left')).customer).toBeNull();
    const card = await stripe.issuing.cards.retrieve('ic_jenny');
    expect([card.cardholder.name, card.currency, card.status]).toEqual(['Jenny Rosen', 'eur', 'active']);
    expect((await stripe.identity.verificationSessions.retrieve('vs_jenny')).type).toBe('id_number');
    await expect(stripe.issuing.cards.retrieve('ic_other')).rejects.toMatchObject({ code: 'resource_missing' });
    await mayfly.close();
  });

  it('holds no card but the test cards', async () => {
    const seed = write({ payment_methods: [{ id: 'pm_1', card: { number: '5425233430109903' } }] });
    await expect(startMayfly({ seed })).rejects.toThrow(
      /payment_methods\.0\.card\.number.*is none of the test cards of Stripe/,
    );
  });

  it('refuses what nobody has, with its place', async () => {
    const seed = write({ issuing_cards: [{ id: 'ic_1', number: '4' }] });
    await expect(startMayfly({ seed })).rejects.toThrow(/issuing_cards\.0\.number/);
  });
});
