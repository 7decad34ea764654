import { moveClock, readClock, startingClock, type SandboxClock } from '../core/clock';
import type { Milliseconds } from '../core/exchange';
import { beginRecord, completeRecord, isHeldBy, type IdempotencyRecord, type Times } from '../core/idempotency';
import { everywhere, type Address, type Entity, type Expectation, type Store } from '../core/store';
import { deleteWhere, evictFromLargest, evictLowest, totalSize } from './eviction';

/** How much is kept in all. Finished records count; a claim is never let go, and there is one a running request at most. */
export interface MemoryLimits {
  readonly sandboxes: number;
  readonly entities: number;
  readonly records: number;
}

export const defaultLimits: MemoryLimits = { sandboxes: 1_000, entities: 100_000, records: 100_000 };

/** The clocks outside: `wall` counts from the Unix epoch, `real` never jumps and only its differences mean anything. */
export interface Clocks {
  readonly wall: () => Milliseconds;
  readonly real: () => Milliseconds;
}

interface Sandbox {
  clock: SandboxClock;
  /** By type: what is asked for most often, such as faults, is looked up among its own kind. */
  readonly entities: Map<string, Map<string, Entity>>;
  readonly records: Map<string, IdempotencyRecord>;
}

/**
 * Gives back a store in this process's memory. Each method does its work before it first waits, so nothing comes between
 * its reading and its writing. There are no timers: what has had its time is not seen any more, and goes when room is needed.
 */
export function createMemoryStore(clocks: Clocks, limits: MemoryLimits = defaultLimits): Store {
  const sandboxes = new Map<string, Sandbox>();
  const evicted = { sandboxes: 0, entities: 0, records: 0 };

  /** What a sandbox begins with: the clock of the whole server. */
  const firstClock = (): SandboxClock => sandboxes.get(everywhere)?.clock ?? startingClock;
  const timeOf = (sandbox: Sandbox | undefined): Milliseconds =>
    readClock(sandbox?.clock ?? firstClock(), clocks.wall());
  const timesOf = (sandbox: Sandbox | undefined): Times => ({ real: clocks.real(), sandbox: timeOf(sandbox) });
  const isRemembered = (entity: Entity, now: Milliseconds): boolean => now < (entity.collectAt ?? Infinity);

  function entityAt(sandbox: Sandbox | undefined, address: Address): Entity | undefined {
    const entity = sandbox?.entities.get(address.type)?.get(keyOf(address));
    return entity !== undefined && isRemembered(entity, timeOf(sandbox)) ? entity : undefined;
  }

  /** Gives back the sandbox for reading, where there is one; from now on it is the one used last. */
  function recall(name: string): Sandbox | undefined {
    const sandbox = sandboxes.get(name);
    if (sandbox === undefined) return undefined;
    sandboxes.delete(name);
    sandboxes.set(name, sandbox);
    return sandbox;
  }

  /** Gives back the sandbox for writing: made if it isn't there, and from now on the one used last. */
  function touch(name: string): Sandbox {
    const sandbox = recall(name) ?? { clock: firstClock(), entities: new Map(), records: new Map() };
    sandboxes.set(name, sandbox);
    if (sandboxes.size > limits.sandboxes) {
      const count = Math.ceil(limits.sandboxes / 10);
      evicted.sandboxes += evictLowest(sandboxes, count, (other) =>
        other === sandbox || hasClaims(other) ? undefined : 0,
      );
    }
    return sandbox;
  }

  /** Lets go of what has had its time, everywhere, and only then of what hasn't, where most is held. */
  function makeRoom(): void {
    const all = [...sandboxes.values()];
    const entities = all.flatMap((sandbox) => [...sandbox.entities.values()]);
    const records = all.map((sandbox) => sandbox.records);
    if (totalSize(entities) > limits.entities) {
      for (const sandbox of all) {
        const now = timeOf(sandbox);
        for (const ofType of sandbox.entities.values()) deleteWhere(ofType, (entity) => !isRemembered(entity, now));
      }
      evicted.entities += evictFromLargest(entities, limits.entities, (entity) => entity.collectAt ?? Infinity);
    }
    if (totalSize(records) > limits.records) {
      // A record of Bridge's kind still says that it has expired, so only room makes it go.
      evicted.records += evictFromLargest(records, limits.records, (record) =>
        record.state === 'completed' ? record.expires : undefined,
      );
    }
  }

  return {
    now: (name) => Promise.resolve(timeOf(recall(name))),

    moveClock(name, move) {
      const moved = moveClock(sandboxes.get(name)?.clock ?? firstClock(), move, clocks.wall());
      if (moved === undefined) return Promise.resolve(undefined);
      const sandbox = touch(name);
      sandbox.clock = moved;
      return Promise.resolve(timeOf(sandbox));
    },

    read: (name, address) => Promise.resolve(entityAt(recall(name), address)),

    list(name, type) {
      const sandbox = recall(name);
      const now = timeOf(sandbox);
      const entities = [...(sandbox?.entities.get(type)?.values() ?? [])];
      return Promise.resolve(entities.filter((entity) => isRemembered(entity, now)));
    },

    begin(name, key, claim) {
      const current = recall(name);
      const { begun, record } = beginRecord(current?.records.get(key), claim, timesOf(current));
      if (record !== undefined) touch(name).records.set(key, record);
      return Promise.resolve(begun);
    },

    commit({ sandbox: name, effects, unchanged, record }) {
      const current = sandboxes.get(name);
      const held = record && current?.records.get(record.key);
      if (record !== undefined && !isHeldBy(held, record.owner)) return Promise.resolve('stale');
      const hasChanged = (read: Expectation) => (entityAt(current, read)?.version ?? 0) !== read.readVersion;
      if (effects.some(hasChanged) || unchanged.some(hasChanged)) return Promise.resolve('conflict');

      const sandbox = touch(name);
      for (const { readVersion, ...effect } of effects) {
        put(sandbox, { ...effect, version: readVersion + 1 });
      }
      if (record !== undefined && isHeldBy(held, record.owner)) {
        // Deleted first, so that the map is in the order of completion.
        sandbox.records.delete(record.key);
        sandbox.records.set(record.key, completeRecord(held, record.reply, record.retention, timesOf(sandbox)));
      }
      makeRoom();
      return Promise.resolve('committed');
    },

    release({ sandbox: name, key, owner }) {
      const sandbox = sandboxes.get(name);
      if (sandbox !== undefined && isHeldBy(sandbox.records.get(key), owner)) sandbox.records.delete(key);
      return Promise.resolve();
    },

    peek(name, key) {
      const sandbox = sandboxes.get(name);
      const record = sandbox?.records.get(key);
      const counts = record !== undefined && (record.state === 'in_flight' || timeOf(sandbox) < record.expires);
      return Promise.resolve(counts ? record.fingerprint : undefined);
    },

    sandboxes() {
      return Promise.resolve([...sandboxes].map(([name, { clock }]) => ({ name, clock })));
    },

    dump(name) {
      const sandbox = sandboxes.get(name);
      const entities = [...(sandbox?.entities.values() ?? [])].flatMap((ofType) => [...ofType.values()]);
      const records = [...(sandbox?.records ?? [])].flatMap(([key, record]) =>
        record.state === 'completed' ? [{ key, record }] : [],
      );
      // A copy, so that nobody changes what is stored by changing what was given.
      return Promise.resolve(structuredClone({ clock: sandbox?.clock ?? firstClock(), entities, records }));
    },

    load(name, state) {
      const { clock, entities, records } = structuredClone(state);
      sandboxes.delete(name);
      const sandbox = touch(name);
      sandbox.clock = clock;
      for (const entity of entities) put(sandbox, entity);
      for (const { key, record } of records) sandbox.records.set(key, record);
      makeRoom();
      return Promise.resolve();
    },

    reset(name) {
      if (name === undefined) sandboxes.clear();
      else sandboxes.delete(name);
      return Promise.resolve();
    },

    counters() {
      const all = [...sandboxes.values()];
      return Promise.resolve({
        sandboxes: all.length,
        entities: totalSize(all.flatMap(({ entities }) => [...entities.values()])),
        records: totalSize(all.map(({ records }) => records)),
        evicted: { ...evicted },
      });
    },
  };
}

function put(sandbox: Sandbox, entity: Entity): void {
  const ofType = sandbox.entities.get(entity.type) ?? new Map<string, Entity>();
  sandbox.entities.set(entity.type, ofType);
  ofType.set(keyOf(entity), entity);
}

function hasClaims(sandbox: Sandbox): boolean {
  for (const record of sandbox.records.values()) if (record.state === 'in_flight') return true;
  return false;
}

/** Only the id comes from outside, and it stands last: so no two addresses of a type share a key, whatever it holds. */
function keyOf({ account, id }: Address): string {
  return `${account}\0${id}`;
}
