import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Mayfly } from '../../src';
import { createKey, deleteKey, errorBody, get, keyIn, simplify, type Answer } from '../support/http';
import { newApiKey, startMayfly } from '../support/mayfly';
import { sendBytes } from '../support/socket';

const noKey =
  "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.";

const noLiveKeys = (shown: string) =>
  `Mayfly takes no live keys: ${shown} looks like one. It was not stored, and nothing was sent anywhere. Use any key that begins with sk_test_ or rk_test_, and if the live key was sent by mistake, look for where your tests read it from.`;

describe('who may ask', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly();
  });
  afterAll(() => mayfly.close());

  async function createWith(authorization: string | undefined): Promise<Answer> {
    const call = request(mayfly.url).post('/v1/ephemeral_keys').type('form');
    if (authorization !== undefined) void call.set('Authorization', authorization);
    return simplify(await call.send('customer=cus_123'));
  }

  const encode = (text: string) => Buffer.from(text).toString('base64');

  it.each([
    ['Bearer sk_test_123'],
    ['Bearer rk_test_123'],
    ['bearer sk_test_myTestKey'],
    ['Bearer sk_test_worker-1'],
    [`Basic ${encode('sk_test_123:')}`],
    [`Basic ${encode('sk_test_123')}`],
    [`Basic ${encode('sk_test_123:ignored')}`],
    ['Basic sk_test_123'],
    ['Basic sk_test_123:'],
  ])('takes any test key, as Bearer, Basic, or plain Basic: %s', async (authorization) => {
    expect((await createWith(authorization)).status).toBe(200);
  });

  it.each([[undefined], [''], [`Basic ${encode(':')}`]])(
    'asks for a key where there is none: %s',
    async (authorization) => {
      const answer = await createWith(authorization);
      expect(answer.status).toBe(401);
      expect(answer.body).toEqual(errorBody(noKey));
      expect(answer.headers['request-id']).toMatch(/^req_/);
    },
  );

  it('says what the header holds where it has no scheme (quoted in salesforce/tough-cookie#45); what may be a key is masked', async () => {
    const message = (shown: string) =>
      `You did not provide an API key, though you did set your Authorization header to "${shown}". Using Bearer auth, your Authorization header should look something like 'Authorization: Bearer YOUR_SECRET_KEY'. See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.`;

    const answer = await createWith('sk_test_1234567890abcd');
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual(errorBody(message('sk_test_**********abcd')));
    expect((await createWith('Bearer')).body).toEqual(errorBody(message('***rer')));
  });

  it.each([
    // Each masked text but the last was quoted from a real response.
    ['not_a_valid_key_asdf', 'not_a_*****_***_asdf'],
    ['ephkey_1ABCDEFGHIJKLMNOPQRSV5gn', 'ephkey_1*******************V5gn'],
    ['whatever', '****ever'],
  ])('refuses a bad key, masked: %s', async (key, shown) => {
    const answer = await createKey(mayfly, key);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual(errorBody(`Invalid API Key provided: ${shown}`));
  });

  it('refuses the id of an ephemeral key where its secret belongs', async () => {
    const { id } = keyIn(await createKey(mayfly, newApiKey()));
    const answer = await get(mayfly, '/v1/customers/cus_123', id);
    expect(answer.body).toEqual(errorBody(`Invalid API Key provided: ephkey_1${'*'.repeat(19)}${id.slice(-4)}`));
  });

  it('refuses a secret that nobody issued', async () => {
    const { secret } = keyIn(await createKey(mayfly, newApiKey()));
    const forged = `${secret.slice(0, -4)}AAAA`;
    const answer = await get(mayfly, '/v1/customers/cus_123', forged);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual(errorBody(`Invalid API Key provided: ek_test_YW${'*'.repeat(69)}_******AAAA`));
  });

  it('refuses a publishable key (the code is inferred)', async () => {
    const answer = await createKey(mayfly, 'pk_test_123');
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual(
      errorBody(
        'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.',
        { code: 'secret_key_required' },
      ),
    );
  });

  it.each([
    ['sk_live_', 'sk_live_'],
    ['rk_live_', 'rk_live_'],
    ['pk_live_', 'pk_live_'],
    ['ek_live_', 'ek_live_'],
    ['sk_org_live_', 'sk_org_****_'],
  ])('refuses a key that looks live, with a sentence of our own: %s', async (prefix, shown) => {
    const answer = await createKey(mayfly, `${prefix}4eC39HqLyjWDarjtT1zdp7dc`);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual(errorBody(noLiveKeys(`${shown}********************p7dc`)));
  });

  it.each([
    'Bearer SK_LIVE_1234567890',
    'Bearer sk-live-1234567890',
    'sk_live_1234567890',
    `Basic ${encode('sk_live_1234567890:')}`,
  ])('refuses a live key however it is written: %s', async (authorization) => {
    const answer = await createWith(authorization);
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('Mayfly takes no live keys: ');
    expect(answer.text).not.toContain('123456');
  });

  it('says that a key has expired, one second after the last in which it opens its customer', async () => {
    const apiKey = newApiKey();
    const { clock } = mayfly.sandbox(apiKey);
    await clock.freeze();
    const { secret, expires } = keyIn(await createKey(mayfly, apiKey));

    await clock.freeze(new Date((expires - 1) * 1000));
    expect((await get(mayfly, '/v1/customers/cus_123', secret)).status).toBe(200);

    await clock.freeze(new Date(expires * 1000));
    const answer = await get(mayfly, '/v1/customers/cus_123', secret);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual(
      errorBody(`Expired API Key provided: ek_test_YW${'*'.repeat(69)}_******${secret.slice(-4)}`, {
        code: 'api_key_expired',
      }),
    );
    expect(answer.headers).not.toHaveProperty('request-id');
  });

  it('remembers an expired key for a day, then knows it no more', async () => {
    const apiKey = newApiKey();
    const { clock } = mayfly.sandbox(apiKey);
    const { secret } = keyIn(await createKey(mayfly, apiKey));

    await clock.advance({ hours: 24 });
    expect((await get(mayfly, '/v1/customers/cus_123', secret)).text).toContain('Expired API Key provided');
    await clock.advance({ hours: 1 });
    expect((await get(mayfly, '/v1/customers/cus_123', secret)).text).toContain('Invalid API Key provided');
  });

  it('lets no ephemeral key create or delete keys: 403 with the permission it would need', async () => {
    const apiKey = newApiKey();
    const { id, secret } = keyIn(await createKey(mayfly, apiKey));
    const account = Buffer.from(secret.slice(8, 79), 'base64').toString('latin1').slice(0, 21);

    for (const answer of [await createKey(mayfly, secret), await deleteKey(mayfly, secret, id)]) {
      expect(answer.status).toBe(403);
      expect(answer.body).toEqual(
        errorBody(
          `The provided key 'ek_test_YW${'*'.repeat(69)}_******${secret.slice(-4)}' does not have the required permissions for this endpoint on account 'acct_1***********${account.slice(-4)}'. Having the 'ephemeral_key_write' permission would allow this request to continue.`,
        ),
      );
    }
  });

  it('shows a key its own customer and no other', async () => {
    const { secret } = keyIn(await createKey(mayfly, newApiKey(), 'customer=cus_own'));
    expect((await get(mayfly, '/v1/customers/cus_own', secret)).status).toBe(200);

    const answer = await get(mayfly, '/v1/customers/cus_other', secret);
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual(errorBody("No such customer: 'cus_other'", { code: 'resource_missing', param: 'id' }));
  });

  it.each(['issuing_card=ic_123', 'verification_session=vs_123'])('shows a key for %s no customer', async (form) => {
    const { secret } = keyIn(await createKey(mayfly, newApiKey(), form));
    const answer = await get(mayfly, '/v1/customers/cus_123', secret);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain("Having the 'customer_read' permission would allow this request to continue.");
  });

  it('says an unknown URL before it asks for a key', async () => {
    const answer = simplify(await request(mayfly.url).post('/v1/files'));
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual(
      errorBody(
        'Unrecognized request URL (POST: /v1/files). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.',
      ),
    );
  });
});

describe('for which account, in which version', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly();
  });
  afterAll(() => mayfly.close());

  it('issues a key of the connected account that Stripe-Account names', async () => {
    const answer = await createKey(mayfly, newApiKey(), undefined, { 'Stripe-Account': 'acct_1M2JTkLkdIwHu7ix' });
    const { id, secret } = keyIn(answer);
    expect(id.slice(13, 23)).toBe('LkdIwHu7ix');
    expect(Buffer.from(secret.slice(8, 79), 'base64').toString('latin1')).toMatch(
      /^acct_1M2JTkLkdIwHu7ix,[0-9A-Za-z]{31}$/,
    );
    expect((await get(mayfly, '/v1/customers/cus_123', secret)).status).toBe(200);
  });

  it('keeps the keys of a connected account apart from those of the platform', async () => {
    const apiKey = newApiKey();
    const { id } = keyIn(await createKey(mayfly, apiKey, undefined, { 'Stripe-Account': 'acct_1M2JTkLkdIwHu7ix' }));
    expect((await deleteKey(mayfly, apiKey, id)).status).toBe(404);
    expect((await deleteKey(mayfly, apiKey, id, { 'Stripe-Account': 'acct_1M2JTkLkdIwHu7ix' })).status).toBe(200);
  });

  it.each(['acct_missing', 'nonsense'])('has no access to %s', async (account) => {
    const answer = await createKey(mayfly, 'sk_test_1234567890', undefined, { 'Stripe-Account': account });
    expect(answer.status).toBe(403);
    expect(answer.body).toEqual(
      errorBody(
        `The provided key 'sk_test_******7890' does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`,
        { code: 'account_invalid' },
      ),
    );
  });

  it('issues working keys for every account that a seed may hold', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mayfly-seed-'));
    const seed = join(folder, 'seed.json');
    writeFileSync(seed, JSON.stringify({ stripe: { accounts: [{ id: 'acct_1' }], customers: [{ id: 'cus_1' }] } }));
    const seeded = await startMayfly({ resources: 'seeded', seed });
    const account = { 'Stripe-Account': 'acct_1' };
    const { secret } = keyIn(await createKey(seeded, newApiKey(), 'customer=cus_1', account));
    const read = await get(seeded, '/v1/customers/cus_1', secret);
    await seeded.close();
    writeFileSync(seed, JSON.stringify({ stripe: { accounts: [{ id: 'my account' }] } }));
    const refused = startMayfly({ seed });

    expect(read.status).toBe(200);
    await expect(refused).rejects.toThrow(/stripe\.accounts\.0\.id/);
    rmSync(folder, { recursive: true });
  });

  it('takes an ephemeral key for its own account only', async () => {
    const { secret } = keyIn(
      await createKey(mayfly, newApiKey(), undefined, { 'Stripe-Account': 'acct_1M2JTkLkdIwHu7ix' }),
    );
    const read = (account: string) => get(mayfly, '/v1/customers/cus_123', secret, { 'Stripe-Account': account });
    expect((await read('acct_1M2JTkLkdIwHu7ix')).status).toBe(200);
    expect((await read('acct_1Other')).status).toBe(403);
  });

  it.each(['2019-05-16, 2019-12-03', 'latest', '', '2024-13-01', '2024-06-32'])(
    'does not know the version "%s"',
    async (version) => {
      const answer = await createKey(mayfly, newApiKey(), undefined, { 'Stripe-Version': version });
      expect(answer.status).toBe(400);
      expect(answer.body).toEqual(errorBody(`Invalid Stripe API version: ${version}`));
    },
  );

  it('joins two version headers, as Stripe does, and refuses both', async () => {
    const text = await sendBytes(
      mayfly.port,
      'POST /v1/ephemeral_keys HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer sk_test_1\r\nStripe-Version: 2019-05-16\r\nStripe-Version: 2019-12-03\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
    );
    expect(text).toContain('Invalid Stripe API version: 2019-05-16, 2019-12-03');
  });

  it('asks for a version only with --require-stripe-version, on create and of an ephemeral key', async () => {
    const strict = await startMayfly({ requireStripeVersion: true });
    const apiKey = newApiKey();
    const refused = await createKey(strict, apiKey);
    const { secret } = keyIn(await createKey(strict, apiKey, undefined, { 'Stripe-Version': '2020-08-27' }));
    const unversioned = await get(strict, '/v1/customers/cus_123', secret);
    const versioned = await get(strict, '/v1/customers/cus_123', secret, { 'Stripe-Version': '2020-08-27' });
    const bySecretKey = await get(strict, '/v1/customers/cus_123', apiKey);
    await strict.close();

    expect(refused.status).toBe(400);
    expect(refused.body).toEqual(
      errorBody(
        'This request needs a Stripe-Version header with the API version that the ephemeral key will be used with, for example 2020-08-27.',
      ),
    );
    expect([unversioned.status, versioned.status, bySecretKey.status]).toEqual([400, 200, 200]);
  });
});
