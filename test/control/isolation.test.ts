import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Mayfly } from '../../src';
import { createKey, get, keyIn, post } from '../support/http';
import { newApiKey, startMayfly } from '../support/mayfly';

/** Many tests run against one server, each with an API key of its own, and never meet. */
describe('50 sandboxes with clocks, faults and seeds of their own', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly();
  });
  afterAll(() => mayfly.close());

  it('serve 200 tests in parallel, and no value of one shows in another', async () => {
    const sandboxes = Array.from({ length: 50 }, (_, number) => ({
      apiKey: newApiKey(),
      number,
      marker: `marker-of-${number}-`,
      year: 2030 + number,
    }));
    await Promise.all(
      sandboxes.map(async ({ apiKey, number, marker, year }) => {
        const sandbox = mayfly.sandbox(apiKey);
        await sandbox.clock.freeze(`${year}-01-01T00:00:00Z`);
        await sandbox.seed({ stripe: { customers: [{ id: 'cus_shared', email: marker }] } });
        await sandbox.faults.add({
          match: { path: '/v1/customers/cus_fault' },
          action: { status: 500 + (number % 50) },
        });
      }),
    );

    const texts = await Promise.all(
      Array.from({ length: 200 }, async (_, test) => {
        const { apiKey, number, marker, year } =
          sandboxes[test % 50] ?? Object.freeze({ apiKey: '', number: 0, marker: '', year: 0 });
        const answers = [
          await createKey(mayfly, apiKey, 'customer=cus_shared', { 'Idempotency-Key': 'the same everywhere' }),
          await get(mayfly, '/v1/customers/cus_shared', apiKey),
          await get(mayfly, '/v1/customers/cus_fault', apiKey),
          await post(mayfly, '/v1/customers', apiKey, `description=${marker}`),
          await get(mayfly, '/v1/customers?limit=100', apiKey),
        ];
        const [created, customer, fault] = answers;
        if (created === undefined) throw new Error('No key was asked for.');
        expect(keyIn(created).created).toBe(Date.UTC(year, 0, 1) / 1_000);
        expect(customer?.text).toContain(marker);
        expect(fault?.status).toBe(500 + number);
        return { marker, text: answers.map(({ text }) => text).join() };
      }),
    );

    for (const { marker, text } of texts) {
      const others = new Set([...text.matchAll(/marker-of-\d+-/g)].map(([found]) => found));
      expect([...others]).toEqual([marker]);
    }
    for (const { apiKey } of sandboxes) expect(await mayfly.sandbox(apiKey).keys.list()).toHaveLength(1);
  });
});
