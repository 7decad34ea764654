import { describe, expect, it } from '@jest/globals';
import { compileContract } from '../../src/core/contract';
import type { ApiRequest } from '../../src/core/exchange';
import { handle } from '../../src/core/handle';
import { createIds } from '../../src/core/ids';
import { defineOperation, type Context, type Outcome } from '../../src/core/operation';
import type { Provider } from '../../src/core/provider';
import { ProblemError } from '../../src/core/problem';
import * as v from 'valibot';
import { createStripe } from '../../src/providers/stripe';
import { stripeSeed } from '../../src/providers/stripe/seed';
import { createMemoryStore } from '../../src/store/memory';
import { issuedKeys, type IssuedKey } from '../../src/core/keys';

const thisMachine = { hosts: new Set<string>(), origins: new Set<string>() };
const clocks = { wall: () => 0, real: () => 0 };

/** Gives back Stripe's provider with one operation of our own, so that we decide what a run does. */
function providerOf(run: (context: Context) => Promise<Outcome>, credential = 'secretKey'): Provider {
  const stripe = createStripe({
    resources: 'auto',
    seed: v.parse(stripeSeed, {}),
    keyLifetime: undefined,
    requireVersion: false,
  });
  const contract = compileContract(
    {
      openapi: '3.1.0',
      info: { title: 'Try', version: '2026-01-01' },
      security: [{ [credential]: [] }],
      paths: { '/v1/try': { post: { operationId: 'Try', summary: 'Tries.' } } },
    },
    { Try: defineOperation(run) },
  );
  return { ...stripe, contract };
}

function requestWith(key?: string): ApiRequest {
  const headers = { authorization: 'Bearer sk_test_1', ...(key !== undefined && { 'idempotency-key': key }) };
  return { method: 'POST', path: '/v1/try', query: '', headers, body: new Uint8Array() };
}

const value: IssuedKey = { id: 'x', secretHash: '', created: 0, expires: 0, scope: [] };

describe('handle', () => {
  it('runs an operation again when what it read has changed meanwhile', async () => {
    const store = createMemoryStore(clocks);
    let runs = 0;
    const provider = providerOf(async (context) => {
      runs += 1;
      const read = await context.read(issuedKeys, 'x');
      const { sandbox, account } = context.caller;
      if (runs === 1) {
        // Somebody else is faster.
        const effect = { type: issuedKeys.name, account, id: 'x', readVersion: 0, value, collectAt: undefined };
        await store.commit({ sandbox, effects: [effect], unchanged: [], record: undefined });
      }
      return {
        answer: { status: 200, body: { read: read?.version ?? 0 } },
        changes: [{ type: issuedKeys, id: 'x', readVersion: read?.version ?? 0, value, collectAt: undefined }],
      };
    });

    const { reply } = await handle(requestWith(), {
      providers: [provider],
      store,
      ids: createIds(),
      sleep: () => Promise.resolve(),
      rateLimiter: undefined,
      allowed: thisMachine,
    });

    expect(JSON.parse(reply.body)).toEqual({ read: 1 });
    expect(runs).toBe(2);
  });

  it('gives up where what it reads keeps changing, says so as Stripe does, and leaves the idempotency key unused', async () => {
    let isBusy = true;
    const provider = providerOf(() =>
      Promise.resolve({
        answer: { status: 200, body: {} },
        changes: [{ type: issuedKeys, id: 'x', readVersion: isBusy ? 7 : 0, value, collectAt: undefined }],
      }),
    );
    const parts = {
      providers: [provider],
      store: createMemoryStore(clocks),
      ids: createIds(),
      sleep: () => Promise.resolve(),
      rateLimiter: undefined,
      allowed: thisMachine,
    } as const;

    const busy = await handle(requestWith('k'), parts);
    isBusy = false;
    const retried = await handle(requestWith('k'), parts);

    expect(busy.reply.status).toBe(429);
    expect(JSON.parse(busy.reply.body)).toMatchObject({ error: { code: 'lock_timeout' } });
    expect(busy.reply.headers['Stripe-Should-Retry']).toBe('true');
    expect(retried.reply.status).toBe(200);
    expect(retried.idempotency?.outcome).toBe('executed');
  });

  it('answers a fault of its own with a 500 that shows nothing of it, and keeps it under the idempotency key', async () => {
    let runs = 0;
    const provider = providerOf(() => {
      runs += 1;
      return Promise.reject(new Error('secret detail'));
    });
    const parts = {
      providers: [provider],
      store: createMemoryStore(clocks),
      ids: createIds(),
      sleep: () => Promise.resolve(),
      rateLimiter: undefined,
      allowed: thisMachine,
    } as const;

    const first = await handle(requestWith('k'), parts);
    const second = await handle(requestWith('k'), parts);

    expect(first.reply.status).toBe(500);
    expect(JSON.parse(first.reply.body)).toEqual({
      error: {
        message:
          "An unknown error occurred in Mayfly. This is a fault of Mayfly's, not of your request; please report it.",
        type: 'api_error',
      },
    });
    expect(second.reply.body).toBe(first.reply.body);
    expect(second.idempotency?.outcome).toBe('replayed');
    expect(runs).toBe(1);
  });

  it('says how far a request came', async () => {
    const provider = providerOf(() => Promise.resolve({ answer: { status: 200, body: {} }, changes: [] }));
    const parts = {
      providers: [provider],
      store: createMemoryStore(clocks),
      ids: createIds(),
      sleep: () => Promise.resolve(),
      rateLimiter: undefined,
      allowed: thisMachine,
    } as const;
    const stepOf = async (change: Partial<ApiRequest>) => (await handle({ ...requestWith(), ...change }, parts)).step;

    expect(await stepOf({ path: '/v1/elsewhere' })).toBe('route');
    expect(await stepOf({ headers: {} })).toBe('authenticate');
    expect(await stepOf({ headers: { authorization: 'Bearer sk_test_1', 'stripe-version': 'x' } })).toBe('admit');
    expect(await stepOf({ query: 'a=%' })).toBe('read');
    expect(await stepOf({ query: 'a=1' })).toBe('validate');
    expect(await stepOf({})).toBe('answer');

    const forOthers = providerOf(() => Promise.reject(new Error('not called')), 'customerKey');
    expect((await handle(requestWith(), { ...parts, providers: [forOthers] })).step).toBe('authorize');
    const failing = providerOf(() => Promise.reject(new ProblemError({ kind: 'state_conflict', reason: 'no' })));
    expect((await handle(requestWith(), { ...parts, providers: [failing] })).step).toBe('execute');
  });
});
