import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Mayfly } from '../../src';
import { createMemoryJournal } from '../../src/store/journal';
import { createKey, post } from '../support/http';
import { newApiKey, startMayfly } from '../support/mayfly';
import { connect } from '../support/sdk';

describe('the journal of a sandbox', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly();
  });
  afterAll(() => mayfly.close());

  it('has each request with its parameters, its reply, and how it ended', async () => {
    const apiKey = newApiKey();
    const { journal, clock } = mayfly.sandbox(apiKey);
    await clock.freeze('2030-01-01T00:00:00Z');
    const headers = { 'Idempotency-Key': 'order-1' };
    await createKey(mayfly, apiKey, 'customer=cus_123&color=red', headers);
    await createKey(mayfly, apiKey, 'customer=cus_123', headers);
    const reply = await createKey(mayfly, apiKey, 'customer=cus_123', headers);

    const entries = await journal.list();
    expect(entries.map(({ outcome, status, step }) => ({ outcome, status, step }))).toEqual([
      { outcome: 'refused', status: 400, step: 'validate' },
      { outcome: 'executed', status: 200, step: 'answer' },
      { outcome: 'replayed', status: 200, step: 'answer' },
    ]);
    const [refused, , replayed] = entries;
    expect(refused?.problem).toEqual({
      kind: 'parameters_invalid',
      message: 'Received unknown parameter: color',
      details: { violations: [{ kind: 'unknown', location: 'body', parameter: 'color' }] },
    });
    expect(refused?.parameters.body).toEqual({ customer: 'cus_123', color: 'red' });
    expect(replayed).toMatchObject({
      sandboxTime: '2030-01-01T00:00:00.000Z',
      provider: 'stripe',
      operation: 'PostEphemeralKeys',
      credential: 'secretKey',
      requestId: reply.headers['request-id'],
      method: 'POST',
      path: '/v1/ephemeral_keys',
      parameters: { path: {}, query: {}, body: { customer: 'cus_123' } },
      bodySize: 16,
      originalRequestId: entries[1]?.requestId,
      isReplyCut: false,
    });
    expect(replayed?.replyBody.replace(/ek_test_\*{4}\w{4}/, 'masked')).toBe(
      reply.text.replace(/ek_test_\w+/, 'masked'),
    );
    // It is plain JSON.
    expect(JSON.parse(JSON.stringify(entries))).toEqual(entries);
  });

  it('waits for a request that is still to come, and says what came instead of another', async () => {
    const apiKey = newApiKey();
    const { journal } = mayfly.sandbox(apiKey);
    const waiting = journal.waitFor({ operation: 'PostCustomers', parameters: { 'metadata[user]': 7 } });
    await connect(mayfly, apiKey).customers.create({ metadata: { user: '7' } });
    expect(await waiting).toHaveLength(1);
    expect(await journal.waitFor({ operation: 'DeleteCustomers' }, { timeout: 10 })).toEqual([]);

    const verification = await journal.verify({ method: 'POST', parameters: { 'metadata[user]': 8 } }, { count: 1 });
    expect(verification.isMet).toBe(false);
    expect(verification.nearest[0]?.differences).toEqual(['parameter metadata[user] was 7, not 8']);
  });

  it('holds nothing of another sandbox, and nothing after a reset', async () => {
    const [apiKey, other] = [newApiKey(), newApiKey()];
    await createKey(mayfly, apiKey);
    await createKey(mayfly, other);
    await mayfly.sandbox(apiKey).reset();
    expect(await mayfly.sandbox(apiKey).journal.list()).toEqual([]);
    expect(await mayfly.sandbox(other).journal.list()).toHaveLength(1);
  });

  it('keeps the beginning of a long reply only', async () => {
    const apiKey = newApiKey();
    for (let i = 0; i < 30; i += 1) await post(mayfly, '/v1/customers', apiKey, `description=${'x'.repeat(300)}`);
    await connect(mayfly, apiKey).customers.list({ limit: 100 });
    const [entry] = await mayfly.sandbox(apiKey).journal.list({ operation: 'GetCustomers' });
    expect([entry?.isReplyCut, entry?.replyBody.length]).toEqual([true, 16_384]);
  });

  it('never breaks a reply where it fails itself, and says so', async () => {
    const errors: string[] = [];
    const broken = await startMayfly(
      {},
      {
        journal: () => ({ ...createMemoryJournal(), append: () => Promise.reject(new Error('the journal is full')) }),
        output: { write: () => undefined, writeError: (line) => errors.push(line) },
      },
    );
    expect((await createKey(broken, newApiKey())).status).toBe(200);
    await broken.close();
    expect(errors.join()).toContain('the journal is full');
  });
});
