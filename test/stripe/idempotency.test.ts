import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Mayfly } from '../../src';
import { createMemoryStore } from '../../src/store/memory';
import { holdCommits } from '../support/heldStore';
import { createKey, deleteKey, errorBody, get, keyIn, type Answer } from '../support/http';
import { newApiKey, startMayfly } from '../support/mayfly';

const mismatch = (key: string) =>
  errorBody(
    `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    { type: 'idempotency_error' },
  );
const inUse = (key: string) =>
  errorBody(
    `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
    { code: 'idempotency_key_in_use' },
  );
const noCustomer = (id: string) =>
  errorBody(`No such customer: '${id}'`, { code: 'resource_missing', param: 'customer' });

/** Source: Stripe's reference on idempotent requests, and responses quoted in public issue threads. */
describe('an idempotency key', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly();
  });
  afterAll(() => mayfly.close());

  const create = (apiKey: string, form?: string, key = 'k'): Promise<Answer> =>
    createKey(mayfly, apiKey, form, { 'Idempotency-Key': key });

  it('replays the first answer, byte for byte, and makes no second key', async () => {
    const apiKey = newApiKey();
    const first = await create(apiKey);
    const second = await create(apiKey);

    expect(second.status).toBe(200);
    expect(second.text).toBe(first.text);
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect(second.headers['original-request']).toBe(first.headers['request-id']);
    expect(await mayfly.sandbox(apiKey).keys.list()).toHaveLength(1);
  });

  it('replays whatever order the parameters come in, and however a list is written', async () => {
    const apiKey = newApiKey();
    const first = await create(apiKey, 'customer=cus_1&expand[]=a&expand[]=b');
    const second = await create(apiKey, 'expand[1]=b&expand[0]=a&customer=cus_1');
    expect(second.text).toBe(first.text);
  });

  it('replays whatever the headers are', async () => {
    const apiKey = newApiKey();
    const first = await create(apiKey);
    const second = await createKey(mayfly, apiKey, undefined, {
      'Idempotency-Key': 'k',
      'Stripe-Version': '2020-08-27',
    });
    expect(second.text).toBe(first.text);
  });

  it('replays the answer even after the key in it has expired or was deleted', async () => {
    const apiKey = newApiKey();
    const first = await create(apiKey);
    await mayfly.sandbox(apiKey).clock.advance({ hours: 2 });
    expect((await create(apiKey)).text).toBe(first.text);

    const second = await create(apiKey, undefined, 'another');
    expect((await deleteKey(mayfly, apiKey, keyIn(second).id)).status).toBe(200);
    expect((await create(apiKey, undefined, 'another')).text).toBe(second.text);
  });

  it('is refused with other parameters, and nothing runs', async () => {
    const apiKey = newApiKey();
    await create(apiKey, 'customer=cus_1');
    const answer = await create(apiKey, 'customer=cus_2');

    expect(answer.status).toBe(400);
    expect(answer.body).toEqual(mismatch('k'));
    expect(await mayfly.sandbox(apiKey).keys.list()).toHaveLength(1);
  });

  it.each(['foo=1', 'customer=', 'customer=%zz', `customer=${'a'.repeat(5001)}`])(
    'is refused with invalid parameters as a mismatch, when it was used before: %.20s',
    async (form) => {
      const apiKey = newApiKey();
      await create(apiKey, 'customer=cus_1');
      const answer = await create(apiKey, form);
      expect(answer.status).toBe(400);
      expect(answer.body).toEqual(mismatch('k'));
    },
  );

  it.each(['foo=1', 'customer=', 'customer=%zz'])('is not used up by an invalid request: %s', async (form) => {
    const apiKey = newApiKey();
    expect((await create(apiKey, form)).status).toBe(400);
    const answer = await create(apiKey);
    expect(answer.status).toBe(200);
    expect(answer.headers).not.toHaveProperty('idempotent-replayed');
  });

  it('is not used up by a refused credential, an unknown version, a foreign account or a wrong content type', async () => {
    const apiKey = newApiKey();
    const withKey = { 'Idempotency-Key': 'k' };
    await createKey(mayfly, apiKey.replace('sk_', 'pk_'), undefined, withKey);
    await createKey(mayfly, apiKey, undefined, { ...withKey, 'Stripe-Version': 'x' });
    await createKey(mayfly, apiKey, undefined, { ...withKey, 'Stripe-Account': 'x' });
    await createKey(mayfly, apiKey, '{}', { ...withKey, 'Content-Type': 'application/json' });
    expect((await create(apiKey)).headers).not.toHaveProperty('idempotent-replayed');
  });

  it('keeps a failure that was found once execution began', async () => {
    const apiKey = newApiKey();
    const first = await create(apiKey, 'customer=cus_missing');
    const second = await create(apiKey, 'customer=cus_missing');

    expect(first.status).toBe(400);
    expect(first.body).toEqual(noCustomer('cus_missing'));
    expect(second.text).toBe(first.text);
    expect(second.headers['idempotent-replayed']).toBe('true');
  });

  it('is forgotten after 24 hours of the sandbox clock: the request runs anew', async () => {
    const apiKey = newApiKey();
    const { clock } = mayfly.sandbox(apiKey);
    await clock.freeze();
    const first = await create(apiKey);

    await clock.advance({ hours: 23, minutes: 59, seconds: 59, milliseconds: 999 });
    expect((await create(apiKey)).text).toBe(first.text);

    await clock.advance({ milliseconds: 1 });
    const anew = await create(apiKey, 'customer=cus_other');
    expect(keyIn(anew).associated_objects).toEqual([{ type: 'customer', id: 'cus_other' }]);
    expect(anew.headers).not.toHaveProperty('idempotent-replayed');
  });

  it('may have 255 characters and not one more (the wording is inferred)', async () => {
    const apiKey = newApiKey();
    expect((await create(apiKey, undefined, 'k'.repeat(255))).status).toBe(200);

    const answer = await create(apiKey, undefined, 'k'.repeat(256));
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual(errorBody('Idempotency keys can be at most 255 characters long; yours has 256.'));
  });

  it('is one for sk_test_x and rk_test_x, and another for another API key', async () => {
    const apiKey = newApiKey();
    const first = await create(apiKey);
    expect((await create(apiKey.replace('sk_', 'rk_'))).text).toBe(first.text);
    expect((await create(newApiKey())).text).not.toBe(first.text);
  });

  it('is another for another connected account', async () => {
    const apiKey = newApiKey();
    const first = await create(apiKey);
    const other = await createKey(mayfly, apiKey, undefined, {
      'Idempotency-Key': 'k',
      'Stripe-Account': 'acct_1Other',
    });
    expect(other.status).toBe(200);
    expect(other.text).not.toBe(first.text);
  });

  it('is without effect on a GET', async () => {
    const apiKey = newApiKey();
    await create(apiKey);
    const answer = await get(mayfly, '/v1/customers/cus_123', apiKey, { 'Idempotency-Key': 'k' });
    expect(answer.status).toBe(200);
    expect(answer.headers).not.toHaveProperty('idempotent-replayed');
  });

  it.each([
    [{ 'Content-Type': 'application/json' }, 'customer=cus_1', 400, 'check that your POST content type is'],
    [
      { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-16' },
      'customer=cus_1',
      415,
      'Unsupported charset',
    ],
    [{}, `customer=${'a'.repeat(70_000)}`, 413, 'Request body too large'],
  ])('is not looked at before the body could be read: %j', async (headers, form, status, message) => {
    const apiKey = newApiKey();
    await create(apiKey);
    const answer = await createKey(mayfly, apiKey, form, { 'Idempotency-Key': 'k', ...headers });
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(message);
  });
});

describe('an idempotency key whose first request is still running', () => {
  async function startHeld() {
    const real = { now: 0 };
    const clocks = { wall: () => Date.now(), real: () => real.now };
    const held = holdCommits(createMemoryStore(clocks));
    const mayfly = await startMayfly({}, { clocks, store: () => held.store });
    const create = (apiKey: string, form?: string) => createKey(mayfly, apiKey, form, { 'Idempotency-Key': 'k' });
    return { mayfly, held, real, create };
  }

  it('is in use for the same request, which may be tried again', async () => {
    const { mayfly, held, create } = await startHeld();
    const apiKey = newApiKey();
    held.hold();
    const first = create(apiKey);
    await held.waiting(1);

    const second = await create(apiKey);
    held.letAllGo();
    const third = await create(apiKey);
    const original = await first;
    await mayfly.close();

    expect(second.status).toBe(409);
    expect(second.body).toEqual(inUse('k'));
    expect(second.headers['stripe-should-retry']).toBe('true');
    expect(original.status).toBe(200);
    expect(third.text).toBe(original.text);
  });

  it('is a mismatch for another request, valid or not', async () => {
    const { mayfly, held, create } = await startHeld();
    const apiKey = newApiKey();
    held.hold();
    const first = create(apiKey);
    await held.waiting(1);

    const other = await create(apiKey, 'customer=cus_other');
    const invalid = await create(apiKey, 'foo=1');
    held.letAllGo();
    await first;
    await mayfly.close();

    expect([other.body, invalid.body]).toEqual([mismatch('k'), mismatch('k')]);
  });

  it('stays in use when the sandbox clock jumps a day: only real time ends the lease', async () => {
    const { mayfly, held, real, create } = await startHeld();
    const apiKey = newApiKey();
    held.hold();
    const first = create(apiKey);
    await held.waiting(1);

    await mayfly.sandbox(apiKey).clock.advance({ days: 2 });
    const afterJump = await create(apiKey);
    real.now = 9_999;
    const beforeEnd = await create(apiKey);
    held.letAllGo();
    await first;
    await mayfly.close();

    expect([afterJump.status, beforeEnd.status]).toEqual([409, 409]);
  });

  it('is taken over once the lease of 10 s is over, and who lost it answers with the other run', async () => {
    const { mayfly, held, real, create } = await startHeld();
    const apiKey = newApiKey();
    held.hold();
    const stalled = create(apiKey);
    await held.waiting(1);

    real.now = 10_000;
    const takeover = create(apiKey);
    await held.waiting(2);
    held.letGo(1);
    const won = await takeover;
    held.letGo(0);
    const lost = await stalled;
    await mayfly.close();

    expect(won.status).toBe(200);
    expect(won.headers).not.toHaveProperty('idempotent-replayed');
    expect(lost.status).toBe(200);
    expect(lost.text).toBe(won.text);
    expect(lost.headers['idempotent-replayed']).toBe('true');
    expect(lost.headers['original-request']).toBe(won.headers['request-id']);
  });

  it('runs anew when the sandbox was reset meanwhile', async () => {
    const { mayfly, held, create } = await startHeld();
    const apiKey = newApiKey();
    held.hold();
    const first = create(apiKey);
    await held.waiting(1);

    await mayfly.sandbox(apiKey).reset();
    held.letAllGo();
    const answer = await first;
    const keys = await mayfly.sandbox(apiKey).keys.list();
    await mayfly.close();

    expect(keys.map(({ id }) => id)).toEqual([keyIn(answer).id]);
  });
});
