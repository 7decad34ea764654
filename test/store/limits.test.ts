import { describe, expect, it } from '@jest/globals';
import type { Claim } from '../../src/core/idempotency';
import type { Store } from '../../src/core/store';
import { createMemoryStore } from '../../src/store/memory';

const limits = { sandboxes: 10, entities: 100, records: 50 };
const claim: Claim = { fingerprint: 'f', owner: 'o', lease: 10_000, afterRetention: 'forget' };

function createStore() {
  const clocks = { wall: 0, real: 0 };
  return { clocks, store: createMemoryStore({ wall: () => clocks.wall, real: () => clocks.real }, limits) };
}

function put(store: Store, sandbox: string, id: string, collectAt?: number) {
  const effect = { type: 't', account: 'a', id, readVersion: 0, value: id, collectAt };
  return store.commit({ sandbox, effects: [effect], unchanged: [], record: undefined });
}

async function idsOf(store: Store, sandbox: string): Promise<readonly string[]> {
  return (await store.list(sandbox, 't')).map(({ id }) => id);
}

async function complete(store: Store, sandbox: string, key: string) {
  await store.begin(sandbox, key, claim);
  const reply = { status: 200, body: key, requestId: 'r' };
  await store.commit({
    sandbox,
    effects: [],
    unchanged: [],
    record: { key, owner: 'o', reply, retention: 86_400_000 },
  });
}

describe('the limits of the memory store', () => {
  it('hold whatever is created, and count what went', async () => {
    const { store } = createStore();
    for (let i = 0; i < 2_000; i += 1) {
      await put(store, `s${i % 30}`, `id${i}`);
      await complete(store, `s${i % 30}`, `key${i}`);
      const held = await store.counters();
      expect(held.sandboxes).toBeLessThanOrEqual(limits.sandboxes);
      expect(held.entities).toBeLessThanOrEqual(limits.entities);
      expect(held.records).toBeLessThanOrEqual(limits.records);
    }
    const { evicted } = await store.counters();
    expect(evicted.sandboxes).toBeGreaterThan(0);
  });

  it('let go of what can be forgotten soonest, then of the oldest', async () => {
    const { store } = createStore();
    await put(store, 's', 'kept for good, but oldest');
    for (let i = 0; i < 99; i += 1) await put(store, 's', `until ${1_000 - i}`, 1_000 - i);
    await put(store, 's', 'one too many', 5_000);

    const ids = await idsOf(store, 's');
    expect(ids).toHaveLength(91);
    expect(ids).toContain('kept for good, but oldest');
    expect(ids).toContain('one too many');
    expect(ids).toContain('until 912');
    expect(ids).not.toContain('until 911');
    expect((await store.counters()).evicted.entities).toBe(10);
  });

  it('take from the sandbox that holds most, and from no other', async () => {
    const { store } = createStore();
    await put(store, 'small', 'mine');
    for (let i = 0; i < 500; i += 1) await put(store, 'flood', `id${i}`);
    expect(await idsOf(store, 'small')).toEqual(['mine']);
  });

  it('let go of what has had its time before anything else, wherever it is', async () => {
    const { store, clocks } = createStore();
    for (let i = 0; i < 45; i += 1) await put(store, 'old', `id${i}`, 1_000);
    clocks.wall = 1_000;
    for (let i = 0; i < 56; i += 1) await put(store, 'busy', `id${i}`, 5_000);
    expect(await idsOf(store, 'busy')).toHaveLength(56);
    expect((await store.counters()).entities).toBe(56);
  });

  it('keep a sandbox that is only read, and its clock', async () => {
    const { store } = createStore();
    await store.moveClock('mine', { kind: 'freeze', at: 5_000 });
    for (let i = 0; i < 30; i += 1) {
      await put(store, `other${i}`, 'id');
      expect(await store.now('mine')).toBe(5_000);
    }
  });

  it('never take a claim that is in flight', async () => {
    const { store } = createStore();
    await store.begin('s', 'running', claim);
    for (let i = 0; i < 200; i += 1) await complete(store, 's', `key${i}`);
    expect(await store.begin('s', 'running', claim)).toEqual({ kind: 'in_use' });
  });

  it('let go of the sandbox that was used longest ago, unless something runs in it', async () => {
    const { store } = createStore();
    await store.begin('running', 'k', claim);
    await put(store, 'oldest', 'id');
    for (let i = 0; i < 9; i += 1) await put(store, `s${i}`, 'id');

    expect(await idsOf(store, 'oldest')).toEqual([]);
    expect(await store.begin('running', 'k', claim)).toEqual({ kind: 'in_use' });
    expect((await store.counters()).evicted.sandboxes).toBe(1);
  });

  it('are not touched by sandboxes that are only looked at', async () => {
    const { store } = createStore();
    for (let i = 0; i < 100; i += 1) {
      await store.now(`s${i}`);
      await store.read(`s${i}`, { type: 't', account: 'a', id: 'x' });
      await store.list(`s${i}`, 't');
      await store.peek(`s${i}`, 'k');
    }
    expect((await store.counters()).sandboxes).toBe(0);
  });
});

describe('an entity', () => {
  it('is not seen any more once it can be forgotten, and its place is free', async () => {
    const { store, clocks } = createStore();
    await put(store, 's', 'id', 1_000);
    clocks.wall = 999;
    expect(await idsOf(store, 's')).toEqual(['id']);
    expect(await put(store, 's', 'id', 2_000)).toBe('conflict');

    clocks.wall = 1_000;
    expect(await idsOf(store, 's')).toEqual([]);
    expect(await store.read('s', { type: 't', account: 'a', id: 'id' })).toBeUndefined();
    expect(await put(store, 's', 'id', 2_000)).toBe('committed');
  });
});
