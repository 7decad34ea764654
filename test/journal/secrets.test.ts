import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import type { Mayfly } from '../../src';
import type { Journal } from '../../src/core/journal';
import { createMemoryJournal } from '../../src/store/journal';
import * as bridge from '../support/bridge';
import { get, keyIn, post } from '../support/http';
import { newApiKey, startMayfly } from '../support/mayfly';
import { connect } from '../support/sdk';

const apiVersion = '2020-08-27';
const number = '4242424242424242';
const halves = v.strictObject({ private_nonce: v.string(), public_nonce: v.string() });

describe('no entry of the journal holds a secret', () => {
  let mayfly: Mayfly;
  let journal: Journal;
  beforeAll(async () => {
    journal = createMemoryJournal();
    mayfly = await startMayfly({}, { journal: () => journal });
  });
  afterAll(() => mayfly.close());

  /** Fails where one of these stands in any entry, plain, as a JSON text holds it, or percent-encoded. */
  async function expectNone(secrets: readonly string[]): Promise<void> {
    const entries = await journal.list();
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThanOrEqual(8);
      const forms = [
        secret,
        JSON.stringify(secret).slice(1, -1),
        encodeURIComponent(secret),
        new URLSearchParams({ '': secret }).toString().slice(1),
        Buffer.from(secret).toString('base64'),
        Buffer.from(`${secret}:`).toString('base64'),
      ];
      const written = entries.map((entry) => JSON.stringify(entry)).join('\n');
      const decoded = written.replace(/%[0-7][0-9a-f]/gi, (code) => decodeURIComponent(code));
      const text = `${written}\n${decoded}`;
      expect(forms.filter((form) => text.includes(form) || text.includes(JSON.stringify(form).slice(1, -1)))).toEqual(
        [],
      );
    }
  }

  it('of the wallet, the issuing flow, the identity flow, and all that goes wrong in them', async () => {
    const apiKey = newApiKey('sk_test_aaaaaaaaaaaaaaaaaaaa');
    const publishable = apiKey.replace('sk_', 'pk_');
    const backEnd = connect(mayfly, apiKey);

    const customer = await backEnd.customers.create({ name: 'Jenny', metadata: { note: `was ${number}, ${apiKey}` } });
    const wallet = await backEnd.ephemeralKeys.create({ customer: customer.id }, { apiVersion, idempotencyKey: 'k' });
    await backEnd.ephemeralKeys.create({ customer: customer.id }, { apiVersion, idempotencyKey: 'k' });
    const secret = wallet.secret ?? '';
    const card = { number, exp_month: 12, exp_year: 2034, cvc: '987' };
    const made = await connect(mayfly, publishable).paymentMethods.create({ type: 'card', card });
    await connect(mayfly, secret).paymentMethods.attach(made.id, { customer: customer.id });
    await post(mayfly, '/v1/payment_methods', apiKey, 'type=card&card[number]=4000000000000127&card[cvc]=98765');
    await get(mayfly, `/v1/customers/${secret}`, apiKey);
    await get(mayfly, `/v1/customers/${encodeURIComponent(secret).replaceAll('_', '%5F')}`, apiKey);
    await get(mayfly, `/v1/customers?starting_after=${apiKey.replaceAll('_', '%5f')}`, apiKey);
    await get(mayfly, '/v1/customers', 'no_key_at_all_0123456789');
    await get(mayfly, '/v1/customers', 'sk_live_0123456789abcdefghij');
    const basic = Buffer.from(`${apiKey}:`).toString('base64');
    await get(mayfly, '/v1/customers', apiKey, { Authorization: `Basic ${basic}` });
    const password = Buffer.from('nobody:password-that-is-pasted').toString('base64');
    await get(mayfly, '/v1/customers/password-that-is-pasted', apiKey, { Authorization: `Basic ${password}` });
    await get(mayfly, '/v1/customers', apiKey, {
      Authorization: apiKey,
      'Api-Key': 'sk-test-0123456789',
      Cookie: 'session=0123456789',
    });
    await get(mayfly, '/v1/customers', apiKey, { 'Stripe-Account': apiKey, 'Idempotency-Key': secret });

    const issuing = await backEnd.issuing.cards.retrieve('ic_123', { expand: ['number', 'cvc'] });
    const nonce = v.parse(halves, (await post(mayfly, '/v1/ephemeral_key_nonces', publishable, '')).body);
    const form = `issuing_card=ic_123&nonce=${nonce.public_nonce}`;
    const reader = keyIn(await post(mayfly, '/v1/ephemeral_keys', apiKey, form, { 'Stripe-Version': apiVersion }));
    const shown = `/v1/issuing/cards/ic_123?expand[]=number&expand[]=cvc&ephemeral_key_private_nonce=`;
    expect((await get(mayfly, `${shown}${nonce.private_nonce}`, reader.secret)).status).toBe(200);
    await get(mayfly, `${shown}an-entirely-wrong-nonce`, reader.secret);
    await get(mayfly, `/v1/issuing/cards/ic_123?privateNonce=${nonce.private_nonce}`, reader.secret);
    await get(mayfly, `/v1/no_such_route/${nonce.private_nonce}?nonce=${nonce.public_nonce}`, apiKey);
    await post(mayfly, '/v1/ephemeral_keys', apiKey, `issuing_card=ic_1&nonce=${nonce.public_nonce}`);
    await post(mayfly, '/v1/ephemeral_keys', apiKey, 'issuing_card=ic_1&nonce=madeUpByNobodyAtAll');
    await post(mayfly, '/v1/ephemeral_keys', apiKey, 'issuing_card=ic_1&nonce[a][b]=nestedWhereATextBelongs');
    await post(mayfly, '/v1/ephemeral_keys', apiKey, 'issuing_card=ic_1&nonce=brokenPercent%ZZ');
    await get(mayfly, '/v1/issuing/cards/ic_123?ephemeral_key_private_nonce=brokenInQuery%ZZ', apiKey);

    const session = await backEnd.identity.verificationSessions.create({ type: 'document' });
    const page = await backEnd.ephemeralKeys.create({ verification_session: session.id }, { apiVersion });
    await get(mayfly, `/v1/identity/verification_pages/${session.id}`, page.secret ?? '');
    await get(mayfly, `/v1/identity/verification_sessions/${session.client_secret}`, apiKey);
    await mayfly.sandbox(apiKey).clock.advance({ hours: 2 });
    await get(mayfly, `/v1/identity/verification_pages/${session.id}`, page.secret ?? '');

    await expectNone([
      ...[apiKey, publishable, secret, basic, reader.secret, page.secret ?? '', session.client_secret ?? ''],
      ...[number, '4000000000000127', issuing.number ?? '', nonce.private_nonce, nonce.public_nonce],
      ...['no_key_at_all_0123456789', 'sk_live_0123456789abcdefghij', 'sk-test-0123456789', 'session=0123456789'],
      ...['an-entirely-wrong-nonce', 'password-that-is-pasted', 'madeUpByNobodyAtAll', 'nestedWhereATextBelongs'],
      ...['brokenPercent', 'brokenInQuery'],
    ]);
    const text = JSON.stringify(await journal.list());
    expect(text).not.toMatch(/cvc[\]\\": ]+\d/);
    expect(text).not.toContain('98765');
    expect((await journal.list()).length).toBeGreaterThan(30);
  });

  it('of the reveal, and all that goes wrong in it', async () => {
    const apiKey = `${bridge.newBridgeKey()}-0123456789`;
    const [secret, timestamp] = ['pässwörd "+/=&?\\', 1_758_974_014];
    const nonce = await bridge.nonceByWebCrypto(secret, timestamp);
    const created = await bridge.createKey(mayfly, apiKey, { client_nonce: nonce }, { 'Idempotency-Key': 'k' });
    await bridge.createKey(mayfly, apiKey, { client_nonce: nonce }, { 'Idempotency-Key': 'k' });
    const key = bridge.keyIn(created);
    await bridge.reveal(mayfly, key, 'another secret altogether', timestamp);
    const revealed = await bridge.reveal(mayfly, key, secret, timestamp);
    expect(revealed.status).toBe(200);
    await bridge.reveal(mayfly, key, secret, timestamp);
    await bridge.createKey(mayfly, apiKey, { clientNonce: nonce, more: key });
    await bridge.createKey(mayfly, apiKey, { client_nonce: [nonce] });
    await bridge.createKey(mayfly, apiKey, `{"client_nonce":"${nonce}",}`);
    await bridge.createKey(mayfly, apiKey, '{"client_nonce":"shortAndBroken",}');
    await bridge.call(mayfly, 'GET', `/card_details?secret=${encodeURIComponent(secret)}`, {});
    await bridge.call(mayfly, 'GET', `/v0/customers/${key}`, { 'Api-Key': apiKey });
    await bridge.call(mayfly, 'GET', '/v0/customers/cust_1', { 'Api-Key': 'sk-live-0123456789abcdef' });
    const pin = await bridge.post(mayfly, `${bridge.cardPath}/pin`, apiKey);

    const { card_number } = v.parse(v.looseObject({ card_number: v.string() }), revealed.body);
    const { url } = v.parse(v.looseObject({ url: v.string() }), pin.body);
    await expectNone([apiKey, secret, nonce, key, card_number, url, 'another secret altogether', 'shortAndBroken']);
    await expectNone(['sk-live-0123456789abcdef']);
    expect(JSON.stringify(await journal.list())).not.toMatch(/card_security_code[\\": ]+\d/);
  });

  it('shows what tells secrets apart: the prefix and the last four characters', async () => {
    const apiKey = newApiKey('sk_test_0123456789');
    await post(mayfly, '/v1/payment_methods', apiKey, `type=card&card[number]=${number}&card[exp_month]=1`);
    const [entry] = await mayfly.sandbox(apiKey).journal.list();
    expect(entry?.requestHeaders['authorization']).toBe(`Bearer sk_test_****${apiKey.slice(-4)}`);
    expect(entry?.parameters.body).toEqual({ type: 'card', card: { number: '****4242', exp_month: 1 } });
  });
});
