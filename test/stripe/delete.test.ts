import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Mayfly } from '../../src';
import { createKey, deleteKey, errorBody, get, keyIn, simplify } from '../support/http';
import { newApiKey, startMayfly } from '../support/mayfly';

function noSuchKey(id: string): unknown {
  // The noun and the param are inferred.
  return errorBody(`No such ephemeral_key: '${id}'`, { code: 'resource_missing', param: 'key' });
}

describe('DELETE /v1/ephemeral_keys/{key}', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly();
  });
  afterAll(() => mayfly.close());

  it('answers the key without its secret, and without "deleted" (published schema)', async () => {
    const apiKey = newApiKey();
    const { secret, ...rest } = keyIn(await createKey(mayfly, apiKey));

    const answer = await deleteKey(mayfly, apiKey, rest.id);

    expect(answer.status).toBe(200);
    expect(secret).toBeDefined();
    expect(answer.text).toBe(JSON.stringify(rest, null, 2));
  });

  it('revokes: the secret is invalid from then on (inferred)', async () => {
    const apiKey = newApiKey();
    const { id, secret } = keyIn(await createKey(mayfly, apiKey));
    expect((await get(mayfly, '/v1/customers/cus_123', secret)).status).toBe(200);

    await deleteKey(mayfly, apiKey, id);

    const answer = await get(mayfly, '/v1/customers/cus_123', secret);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual(
      errorBody(`Invalid API Key provided: ek_test_YW${'*'.repeat(69)}_******${secret.slice(-4)}`),
    );
  });

  it('knows a deleted key no more (inferred)', async () => {
    const apiKey = newApiKey();
    const { id } = keyIn(await createKey(mayfly, apiKey));
    await deleteKey(mayfly, apiKey, id);

    const answer = await deleteKey(mayfly, apiKey, id);

    expect(answer.status).toBe(404);
    expect(answer.body).toEqual(noSuchKey(id));
  });

  it('knows an expired key no more (inferred)', async () => {
    const apiKey = newApiKey();
    const { id } = keyIn(await createKey(mayfly, apiKey));
    await mayfly.sandbox(apiKey).clock.advance({ hours: 1 });

    expect((await deleteKey(mayfly, apiKey, id)).body).toEqual(noSuchKey(id));
  });

  it('does not take the secret for an id, and does not repeat it', async () => {
    const apiKey = newApiKey();
    const { secret } = keyIn(await createKey(mayfly, apiKey));
    const shown = `ek_test_YW${'*'.repeat(69)}_******${secret.slice(-4)}`;
    expect((await deleteKey(mayfly, apiKey, secret)).body).toEqual(noSuchKey(shown));
  });

  it('deletes one key once, even when two requests race for it', async () => {
    const apiKey = newApiKey();
    const { id } = keyIn(await createKey(mayfly, apiKey));
    const answers = await Promise.all(Array.from({ length: 20 }, () => deleteKey(mayfly, apiKey, id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 404)]);
  });

  it('takes a key that nobody issued, as the SDKs own suites expect of ephkey_123', async () => {
    const apiKey = newApiKey();
    await mayfly.sandbox(apiKey).clock.freeze('2030-01-01T00:00:00Z');
    const answer = await deleteKey(mayfly, apiKey, 'ephkey_123');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      id: 'ephkey_123',
      object: 'ephemeral_key',
      associated_objects: [],
      created: 1_893_456_000,
      expires: 1_893_459_600,
      livemode: false,
    });
  });

  it.each(['ephkey_missing', 'ephkey_1Mr6PhLkdIwHu7ix9Al0eucz', 'cus_123', 'nonsense'])(
    'does not know %s: it says missing, has the form of an issued key, or that of no key',
    async (id) => {
      const answer = await deleteKey(mayfly, newApiKey(), id);
      expect(answer.status).toBe(404);
      expect(answer.body).toEqual(noSuchKey(id));
    },
  );

  it('takes no made-up key with resources: seeded', async () => {
    const seeded = await startMayfly({ resources: 'seeded' });
    const answer = await deleteKey(seeded, newApiKey(), 'ephkey_123');
    await seeded.close();
    expect(answer.body).toEqual(noSuchKey('ephkey_123'));
  });

  it('takes expand from the query, as the Node, PHP, Python and Ruby SDKs send it', async () => {
    const apiKey = newApiKey();
    const { id } = keyIn(await createKey(mayfly, apiKey));
    expect((await deleteKey(mayfly, apiKey, `${id}?expand[]=a`)).status).toBe(200);
  });

  it('takes expand from a form body, as the Go SDK sends it', async () => {
    const apiKey = newApiKey();
    const { id } = keyIn(await createKey(mayfly, apiKey));
    const call = request(mayfly.url).delete(`/v1/ephemeral_keys/${id}`).auth(apiKey, '').type('form');
    expect((await call.send('expand[]=a')).status).toBe(200);
  });

  it('takes no other parameter', async () => {
    const answer = await deleteKey(mayfly, newApiKey(), 'ephkey_123?reason=lost');
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual(
      errorBody('Received unknown parameter: reason', { code: 'parameter_unknown', param: 'reason' }),
    );
  });

  it('pays no attention to an idempotency key: the second delete is a second delete', async () => {
    const apiKey = newApiKey();
    const { id } = keyIn(await createKey(mayfly, apiKey));
    const first = await deleteKey(mayfly, apiKey, id, { 'Idempotency-Key': 'k' });
    const second = await deleteKey(mayfly, apiKey, id, { 'Idempotency-Key': 'k' });
    expect([first.status, second.status]).toEqual([200, 404]);
    expect(second.headers).not.toHaveProperty('idempotent-replayed');
  });

  it.each(['get', 'post', 'put', 'patch'] as const)(
    'is the only way to name one key: %s is no endpoint',
    async (method) => {
      const call = request(mayfly.url)[method]('/v1/ephemeral_keys/ephkey_123').auth(newApiKey(), '');
      const answer = simplify(await call);
      expect(answer.status).toBe(404);
      expect(answer.body).toEqual(
        errorBody(
          `Unrecognized request URL (${method.toUpperCase()}: /v1/ephemeral_keys/ephkey_123). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
        ),
      );
    },
  );
});
