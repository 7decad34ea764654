import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Mayfly } from '../../src';
import { createKey, get, keyIn, post } from '../support/http';
import { countingIds, newApiKey, startMayfly } from '../support/mayfly';

/** Sources: Stripe's API reference and published OpenAPI documents, and responses recorded in its mobile SDKs' repositories. */
describe('POST /v1/ephemeral_keys', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly();
  });
  afterAll(() => mayfly.close());

  it('answers a key, byte for byte: 2 spaces of indent, the recorded order of fields, no final newline', async () => {
    const fixed = await startMayfly(
      {},
      { ids: countingIds(), clocks: { wall: () => 1_680_226_347_900, real: () => 0 } },
    );
    const answer = await createKey(fixed, 'sk_test_mayfly', 'customer=cus_NcCEBjJZgYGgljz');
    await fixed.close();

    expect(answer.text).toBe(`{
  "id": "ephkey_1tlxSRig3hWhg1lkpwgTZkw7",
  "object": "ephemeral_key",
  "associated_objects": [
    {
      "type": "customer",
      "id": "cus_NcCEBjJZgYGgljz"
    }
  ],
  "created": 1680226347,
  "expires": 1680229947,
  "livemode": false,
  "secret": "ek_test_YWNjdF8xZ1ZGMFhpZzNoV2hnMWxrLDFnVkYwWGlnM2hXaGcxbGswMDAwMDAwMDAwMDAwMDI_0000000003"
}`);
  });

  it('gives ids of the recorded form: ephkey_, 1, 5 characters, the last 10 of the account, 8 characters', async () => {
    const { id } = keyIn(await createKey(mayfly, newApiKey()));
    expect(id).toMatch(/^ephkey_1[0-9A-Za-z]{23}$/);
  });

  it('gives secrets of the recorded form, 90 characters that decode to the account in the id', async () => {
    const { id, secret } = keyIn(await createKey(mayfly, newApiKey()));

    expect(secret).toHaveLength(90);
    const [, encoded = ''] = /^ek_test_([0-9A-Za-z]{71})_00[0-9A-Za-z]{8}$/.exec(secret) ?? [];
    const decoded = Buffer.from(encoded, 'base64').toString('latin1');
    expect(decoded).toMatch(/^acct_1[0-9A-Za-z]{15},[0-9A-Za-z]{31}$/);
    expect(id.slice(13, 23)).toBe(decoded.slice(11, 21));
  });

  it('gives the same account for the same API key in every run', async () => {
    const other = await startMayfly();
    const accountOf = (secret: string) => Buffer.from(secret.slice(8, 79), 'base64').toString('latin1').slice(0, 21);

    const here = accountOf(keyIn(await createKey(mayfly, 'sk_test_stable')).secret);
    const there = accountOf(keyIn(await createKey(other, 'rk_test_stable')).secret);
    await other.close();

    expect(there).toBe(here);
  });

  it('never gives the same key twice', async () => {
    const apiKey = newApiKey();
    const answers = await Promise.all(Array.from({ length: 50 }, () => createKey(mayfly, apiKey)));
    expect(new Set(answers.map((answer) => keyIn(answer).id)).size).toBe(50);
    expect(new Set(answers.map((answer) => keyIn(answer).secret)).size).toBe(50);
  });

  it.each([
    ['customer=cus_123', { type: 'customer', id: 'cus_123' }],
    ['issuing_card=ic_123', { type: 'issuing.card', id: 'ic_123' }],
    ['issuing_card=ic_123&nonce=ephnonce_1', { type: 'issuing.card', id: 'ic_123' }],
    // The type of a verification session's key is inferred.
    ['verification_session=vs_123', { type: 'identity.verification_session', id: 'vs_123' }],
  ])('names what %s opens in associated_objects', async (form, object) => {
    expect(keyIn(await createKey(mayfly, newApiKey(), form)).associated_objects).toEqual([object]);
  });

  it('lets a key expire one hour after it was created', async () => {
    const { created, expires } = keyIn(await createKey(mayfly, newApiKey()));
    expect(expires).toBe(created + 3600);
  });

  it('lets a key expire after --key-ttl where it is set', async () => {
    const brief = await startMayfly({ keyTtl: '90s' });
    const { created, expires } = keyIn(await createKey(brief, newApiKey()));
    await brief.close();
    expect(expires).toBe(created + 90);
  });

  it('takes parameters from the query as well, and the body counts where both name one', async () => {
    const path = '/v1/ephemeral_keys?customer=cus_query';
    const apiKey = newApiKey();

    expect(keyIn(await post(mayfly, path, apiKey, '')).associated_objects).toEqual([
      { type: 'customer', id: 'cus_query' },
    ]);
    expect(keyIn(await post(mayfly, path, apiKey, 'customer=cus_body')).associated_objects).toEqual([
      { type: 'customer', id: 'cus_body' },
    ]);
  });

  it.each(['expand[]=a&expand[]=b', 'expand[0]=a&expand[1]=b', 'expand%5B%5D=a'])(
    'takes a list as %s',
    async (list) => {
      expect((await createKey(mayfly, newApiKey(), `customer=cus_123&${list}`)).status).toBe(200);
    },
  );

  it('takes the last value where a parameter is sent twice, as Rack does', async () => {
    const { associated_objects } = keyIn(await createKey(mayfly, newApiKey(), 'customer=cus_1&customer=cus_2'));
    expect(associated_objects).toEqual([{ type: 'customer', id: 'cus_2' }]);
  });

  it('issues a key that opens its customer: the eight fields that are public', async () => {
    const { secret } = keyIn(await createKey(mayfly, newApiKey(), 'customer=cus_123'));
    const answer = await get(mayfly, '/v1/customers/cus_123', secret);

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      id: 'cus_123',
      object: 'customer',
      created: 1_700_000_000,
      default_source: null,
      description: null,
      email: null,
      livemode: false,
      shipping: null,
    });
  });
});
