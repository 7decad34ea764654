import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Mayfly } from '../../src';
import { cardOf } from '../../src/providers/bridge/card';
import {
  call,
  cardAccountId,
  cardPath,
  createKey,
  customerId,
  keyIn,
  newBridgeKey,
  nonceByWebCrypto,
  post,
  reveal,
} from '../support/bridge';
import { startMayfly } from '../support/mayfly';

const account = {
  id: cardAccountId,
  customer_id: customerId,
  status: 'active',
  cardholder_name: { first_name: 'May', last_name: 'Fly' },
  card_details: { last_4: '1521', expiry: '06/39', bin: '99990224', pin_status: 'not_set' },
  balances: { available: { amount: '0.0', currency: 'usd' }, hold: { amount: '0.0', currency: 'usd' } },
  freezes: [],
};

/** Source: Bridge's API reference. */
describe('what lies around a card', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly();
  });
  afterAll(() => mayfly.close());

  const get = (apiKey: string, path: string) => call(mayfly, 'GET', path, { 'Api-Key': apiKey });

  it('is a customer', async () => {
    const { status, body } = await get(newBridgeKey(), `/v0/customers/${customerId}`);
    expect(status).toBe(200);
    expect(body).toEqual({
      id: customerId,
      first_name: 'May',
      last_name: 'Fly',
      email: 'mayfly@example.com',
      status: 'active',
      type: 'individual',
      created_at: '2023-11-14T22:13:20.000Z',
      updated_at: '2023-11-14T22:13:20.000Z',
    });
    expect((await get(newBridgeKey(), '/v0/customers/cust_missing')).status).toBe(404);
  });

  it('is a card account, there as soon as it is named', async () => {
    const { status, body } = await get(newBridgeKey(), cardPath);
    expect(status).toBe(200);
    expect(body).toEqual(account);
    const upper = await get(newBridgeKey(), `/v0/customers/${customerId}/card_accounts/${cardAccountId.toUpperCase()}`);
    expect(upper.body).toEqual(account);
  });

  it("is a card account that was created: 201, in the list, and no other customer's", async () => {
    const apiKey = newBridgeKey();
    const path = `/v0/customers/${customerId}/card_accounts`;
    const created = await post(mayfly, path, apiKey, {
      currency: 'eur',
      chain: 'solana',
      client_reference_id: 'ref-1',
      crypto_account: { type: 'standard', address: 'abc' },
    });
    const { id } = Object.assign({ id: '' }, created.body);

    expect(created.status).toBe(201);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(created.body).toMatchObject({
      customer_id: customerId,
      client_reference_id: 'ref-1',
      balances: { available: { currency: 'eur' } },
    });
    expect((await get(apiKey, `${path}/${id}`)).body).toEqual(created.body);
    expect((await get(apiKey, path)).body).toEqual({ count: 1, data: [created.body] });
    expect((await get(apiKey, `/v0/customers/cust_other/card_accounts/${id}`)).body).toEqual({
      code: 'Invalid',
      message: 'Unknown card account id',
    });
    expect((await get(newBridgeKey(), path)).body).toEqual({ count: 0, data: [] });
  });

  it('names what a new card account lacks', async () => {
    const { status, body } = await post(mayfly, `/v0/customers/${customerId}/card_accounts`, newBridgeKey(), {
      currency: 'usd',
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({ source: { location: 'body', key: { chain: 'is required' } } });
  });

  it('can be frozen by two initiators, and thawed by each; a frozen card can still be revealed', async () => {
    const apiKey = newBridgeKey();
    await mayfly.sandbox(apiKey).clock.freeze('2030-01-01T00:00:00Z');
    const created_at = '2030-01-01T00:00:00.000Z';
    const byCustomer = { initiator: 'customer', reason: 'lost_or_stolen' };
    const byDeveloper = { initiator: 'developer', reason: 'other', reason_detail: 'test' };

    const frozen = await post(mayfly, `${cardPath}/freeze`, apiKey, byCustomer);
    expect(frozen.status).toBe(200);
    expect(frozen.body).toEqual({
      card_account_id: cardAccountId,
      status: 'freeze_created',
      ...byCustomer,
      created_at,
    });
    await post(mayfly, `${cardPath}/freeze`, apiKey, byDeveloper);
    await post(mayfly, `${cardPath}/freeze`, apiKey, { ...byCustomer, reason: 'suspected_fraud' });
    expect((await get(apiKey, cardPath)).body).toEqual({
      ...account,
      status: 'frozen',
      freezes: [
        { ...byDeveloper, created_at },
        { ...byCustomer, reason: 'suspected_fraud', created_at },
      ],
    });

    const key = keyIn(await createKey(mayfly, apiKey, { client_nonce: await nonceByWebCrypto('s', 1) }));
    expect((await reveal(mayfly, key, 's', 1)).status).toBe(200);

    const thawed = await post(mayfly, `${cardPath}/unfreeze`, apiKey, { initiator: 'developer' });
    expect(thawed.body).toEqual({
      card_account_id: cardAccountId,
      status: 'freeze_removed',
      ...byDeveloper,
      created_at,
    });
    await post(mayfly, `${cardPath}/unfreeze`, apiKey, { initiator: 'customer' });
    expect((await get(apiKey, cardPath)).body).toEqual(account);
  });

  it('has no freeze to remove twice (inferred)', async () => {
    const { status, body } = await post(mayfly, `${cardPath}/unfreeze`, newBridgeKey(), { initiator: 'customer' });
    expect(status).toBe(409);
    expect(body).toEqual({
      code: 'resource_state_conflict',
      message: 'The card account has no freeze by the customer.',
    });
  });

  it('has an address to set the PIN, a new one each time', async () => {
    const apiKey = newBridgeKey();
    const [first, second] = [
      await post(mayfly, `${cardPath}/pin`, apiKey),
      await post(mayfly, `${cardPath}/pin`, apiKey),
    ];
    expect(first.status).toBe(200);
    expect(first.body).toEqual({ url: expect.stringMatching(/^https:\/\/pin\.mayfly\.invalid\/[0-9A-Za-z]{32}$/) });
    expect(second.body).not.toEqual(first.body);
  });

  it('stays whole whatever a body holds with --bridge-body schema, and whatever fits with strict', async () => {
    for (const bridgeBody of ['schema', 'strict'] as const) {
      const server = await startMayfly({ bridgeBody });
      const apiKey = newBridgeKey();
      const path = `/v0/customers/${customerId}/card_accounts`;
      const extra = bridgeBody === 'schema' ? { note: 'x', status: 'hacked', card_account_id: 'zzz' } : {};
      const butterflies = '🦋'.repeat(5_000);

      const created = await post(server, path, apiKey, {
        currency: 'c'.repeat(1_025),
        chain: 'solana',
        client_reference_id: butterflies,
        crypto_account: { type: 'standard', ...extra },
        ...extra,
      });
      const { id } = Object.assign({ id: '' }, created.body);
      const frozen = await post(server, `${path}/${id}/freeze`, apiKey, {
        initiator: 'customer',
        reason: 'other',
        reason_detail: butterflies,
        ...extra,
      });
      const listed = await call(server, 'GET', path, { 'Api-Key': apiKey });
      const issued = await post(server, `${path}/${id}/ephemeral_keys`, apiKey, { client_nonce: 'n', ...extra });
      const pin = await post(server, `${path}/${id}/pin`, apiKey, extra);
      await server.close();

      expect([created.status, frozen.status, listed.status, issued.status, pin.status]).toEqual([
        201, 200, 200, 200, 200,
      ]);
      expect(frozen.body).toMatchObject({ card_account_id: id, status: 'freeze_created' });
      expect(frozen.body).not.toHaveProperty('note');
      expect(listed.body).toMatchObject({ count: 1 });
    }
  });

  it('belongs to whoever names it, frozen or not, as long as nobody created it', async () => {
    const apiKey = newBridgeKey();
    await post(mayfly, `${cardPath}/freeze`, apiKey, { initiator: 'customer', reason: 'other' });
    expect((await get(apiKey, `/v0/customers/${customerId}/card_accounts`)).body).toEqual({ count: 0, data: [] });
    expect((await get(apiKey, `/v0/customers/cust_other/card_accounts/${cardAccountId}`)).status).toBe(200);
  });

  it.each(['cust.1', 'a b', 'é', 'c'.repeat(42)])('takes any customer of 1 to 42 characters: %s', async (id) => {
    expect((await get(newBridgeKey(), `/v0/customers/${encodeURIComponent(id)}`)).body).toMatchObject({ id });
  });

  it('takes no body for the PIN, and no other one under a used idempotency key', async () => {
    const apiKey = newBridgeKey();
    const withKey = { 'Idempotency-Key': 'pin' };
    expect((await post(mayfly, `${cardPath}/pin`, apiKey, undefined, withKey)).status).toBe(200);
    expect((await post(mayfly, `${cardPath}/pin`, apiKey, { x: 1 }, withKey)).status).toBe(422);
    expect((await post(mayfly, `${cardPath}/pin`, apiKey, { x: 1 })).status).toBe(400);
  });

  it('is only what the seed holds with resources: seeded', async () => {
    const seeded = await startMayfly({ resources: 'seeded' });
    const headers = { 'Api-Key': newBridgeKey() };
    const listed = await call(seeded, 'GET', '/v0/customers/cust_mayfly/card_accounts', headers);
    const unknown = await call(seeded, 'GET', `/v0/customers/${customerId}`, headers);
    const card = await call(
      seeded,
      'GET',
      '/v0/customers/cust_mayfly/card_accounts/a1b2c3d4-0000-4000-a000-000000000001',
      headers,
    );
    const other = await call(seeded, 'GET', `/v0/customers/cust_mayfly/card_accounts/${cardAccountId}`, headers);
    await seeded.close();
    expect(listed.body).toEqual({ count: 1, data: [card.body] });
    expect([unknown.status, card.status, other.status]).toEqual([404, 200, 404]);
  });
});

describe('cardOf', () => {
  it('gives numbers that pass the check of Luhn and cannot be issued, the same for the same id', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const card = cardOf(id);
        expect(card.number).toMatch(/^9999\d{12}$/);
        expect(card.securityCode).toMatch(/^\d{3}$/);
        expect(card.month).toMatch(/^(0[1-9]|1[0-2])$/);
        expect(card.year).toMatch(/^20[34]\d$/);
        expect(cardOf(id.toUpperCase())).toEqual(card);
        // Luhn's check, written the other way round: of 16 digits every second one counts twice, and digits are added.
        const digitSum = (value: number): number => (value < 10 ? value : value - 9);
        const sum = Array.from(card.number, Number).reduce(
          (total, digit, index) => total + digitSum(index % 2 === 0 ? digit * 2 : digit),
          0,
        );
        expect(sum % 10).toBe(0);
      }),
      { numRuns: 500 },
    );
  });
});
