import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Mayfly } from '../../src';
import { createKey, deleteKey, get, keyIn } from '../support/http';
import { newApiKey, startMayfly } from '../support/mayfly';

describe('a sandbox', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly();
  });
  afterAll(() => mayfly.close());

  it('is what one API key sees: another can neither see nor delete its keys', async () => {
    const [mine, other] = [newApiKey(), newApiKey()];
    const { id, secret } = keyIn(await createKey(mayfly, mine));

    expect((await deleteKey(mayfly, other, id)).status).toBe(404);
    expect(await mayfly.sandbox(other).keys.list()).toEqual([]);
    expect((await get(mayfly, '/v1/customers/cus_123', secret)).status).toBe(200);
  });

  it.each(['rk_test_', 'pk_test_'])('is the same for a key that differs only in its prefix: %s', async (prefix) => {
    const apiKey = newApiKey();
    const { id } = keyIn(await createKey(mayfly, apiKey));
    const keys = await mayfly.sandbox(apiKey.replace('sk_test_', prefix)).keys.list();
    expect(keys.map((key) => key.id)).toEqual([id]);
  });

  it('has a clock of its own', async () => {
    const [mine, other] = [newApiKey(), newApiKey()];
    const here = keyIn(await createKey(mayfly, mine));
    const there = keyIn(await createKey(mayfly, other));

    await mayfly.sandbox(mine).clock.advance({ hours: 2 });

    expect((await get(mayfly, '/v1/customers/cus_123', here.secret)).status).toBe(401);
    expect((await get(mayfly, '/v1/customers/cus_123', there.secret)).status).toBe(200);
  });

  it('lists its keys with what became of them', async () => {
    const apiKey = newApiKey();
    const { clock, keys } = mayfly.sandbox(apiKey);
    await clock.freeze('2030-01-01T00:00:00Z');
    const expired = keyIn(await createKey(mayfly, apiKey, 'customer=cus_1'));
    await clock.advance('1h');
    const deleted = keyIn(await createKey(mayfly, apiKey, 'issuing_card=ic_1'));
    await deleteKey(mayfly, apiKey, deleted.id);
    const active = keyIn(await createKey(mayfly, apiKey, 'verification_session=vs_1'));

    const account = Buffer.from(active.secret.slice(8, 79), 'base64').toString('latin1').slice(0, 21);
    const [at, later, latest] = ['2030-01-01T00:00:00Z', '2030-01-01T01:00:00Z', '2030-01-01T02:00:00Z'].map(
      (time) => new Date(time),
    );
    expect(await keys.list()).toEqual([
      {
        id: expired.id,
        state: 'expired',
        account,
        scope: [{ type: 'customer', id: 'cus_1' }],
        created: at,
        expires: later,
        secondsLeft: 0,
        request: expect.stringMatching(/^req_\w{14}$/),
      },
      {
        id: deleted.id,
        state: 'deleted',
        account,
        scope: [{ type: 'issuing.card', id: 'ic_1' }],
        created: later,
        expires: latest,
        secondsLeft: 0,
        request: expect.stringMatching(/^req_\w{14}$/),
      },
      {
        id: active.id,
        state: 'active',
        account,
        scope: [{ type: 'identity.verification_session', id: 'vs_1' }],
        created: later,
        expires: latest,
        secondsLeft: 3_600,
        request: expect.stringMatching(/^req_\w{14}$/),
      },
    ]);
  });

  it('forgets keys, records and clock when it is reset, and no other sandbox does', async () => {
    const [mine, other] = [newApiKey(), newApiKey()];
    const withKey = { 'Idempotency-Key': 'k' };
    const { secret } = keyIn(await createKey(mayfly, mine, undefined, withKey));
    const kept = keyIn(await createKey(mayfly, other, undefined, withKey));
    await mayfly.sandbox(mine).clock.freeze('2040-01-01');

    await mayfly.sandbox(mine).reset();

    expect((await get(mayfly, '/v1/customers/cus_123', secret)).text).toContain('Invalid API Key provided');
    expect((await createKey(mayfly, mine, undefined, withKey)).headers).not.toHaveProperty('idempotent-replayed');
    expect((await mayfly.sandbox(mine).clock.now()).getFullYear()).toBeLessThan(2040);
    expect((await get(mayfly, '/v1/customers/cus_123', kept.secret)).status).toBe(200);
  });

  it('keeps fifty parallel tests apart, each with its own clock and the same idempotency key', async () => {
    const results = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const apiKey = newApiKey();
        const { clock, keys } = mayfly.sandbox(apiKey);
        await clock.freeze(new Date(Date.UTC(2030 + index, 0, 1)));
        const create = () => createKey(mayfly, apiKey, `customer=cus_${index}`, { 'Idempotency-Key': 'same' });
        const [first] = await Promise.all([create(), create(), create()]);
        const key = keyIn(first);
        const listed = await keys.list();
        return {
          year: new Date(key.created * 1000).getUTCFullYear() - 2030,
          customer: key.associated_objects[0]?.id,
          keys: listed.length,
        };
      }),
    );
    expect(results).toEqual(
      Array.from({ length: 50 }, (_, index) => ({ year: index, customer: `cus_${index}`, keys: 1 })),
    );
  });
});
