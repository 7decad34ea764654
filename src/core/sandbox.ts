import { latestTime, type ClockMove } from './clock';
import { durationForm, readDuration, type Duration } from './duration';
import type { Milliseconds } from './exchange';
import { controlFaults, type FaultControl } from './faultControl';
import type { Ids } from './ids';
import { controlKeys, type KeyControl } from './keyControl';
import { plantSeed } from './planting';
import type { Provider } from './provider';
import { restoreSnapshot, takeSnapshot, type Snapshot } from './snapshot';
import type { Journal } from './journal';
import { controlJournal, type JournalControl } from './journalControl';
import type { Timers } from './journalSearch';
import type { Store } from './store';

/** A sandbox's time. It only goes forward; to go back, reset the sandbox. */
export interface ClockControl {
  now(): Promise<Date>;
  /** Stops the clock, where it is or at a later time, and gives back the time it shows. */
  freeze(at?: Date | string | number): Promise<Date>;
  /** Moves the clock forward, frozen or running, and gives back the time it shows: `{ hours: 1 }`, or text such as `90s` or `1h30m`. */
  advance(by: Duration): Promise<Date>;
  /** Lets a frozen clock run again from where it stands, and gives back the time it shows. */
  resume(): Promise<Date>;
}

/** What one API key sees, from outside. */
export interface Sandbox {
  readonly clock: ClockControl;
  readonly keys: KeyControl;
  /** What it was asked and what it answered, with every secret masked. */
  readonly journal: JournalControl;
  /** Failures on demand. */
  readonly faults: FaultControl;
  /** Puts resources into it, in the form of a seed file; gives back how many. Throws a RangeError that says where the seed is wrong. */
  seed(resources: unknown): Promise<number>;
  /** Gives back its whole state as JSON, to be kept and restored. */
  snapshot(): Promise<Snapshot>;
  /** Puts a state that was taken before in the place of what is there; old idempotency keys replay again. */
  restore(taken: Snapshot): Promise<void>;
  /** Forgets everything that was stored in it, its clock and its journal included. */
  reset(): Promise<void>;
}

/** What the control of a sandbox needs. */
export interface SandboxParts {
  readonly store: Store;
  readonly providers: readonly Provider[];
  readonly ids: Ids;
  readonly journal: Journal;
  readonly timers: Timers;
}

/** Gives back the control of one sandbox. */
export function controlSandbox(parts: SandboxParts, name: string): Sandbox {
  const { store, providers, ids, journal, timers } = parts;

  async function move(change: ClockMove): Promise<Date> {
    const moved = await store.moveClock(name, change);
    if (moved !== undefined) return new Date(moved);
    const now = new Date(await store.now(name)).toISOString();
    throw new RangeError(
      `The sandbox's clock shows ${now} and can go to any later time up to ${new Date(latestTime).toISOString()}, but not ${describeMove(change)}. To go back, reset the sandbox.`,
    );
  }

  return {
    clock: {
      now: async () => new Date(await store.now(name)),
      freeze: async (at) => move(at === undefined ? { kind: 'freeze' } : { kind: 'freeze', at: readTime(at) }),
      advance: async (by) => move({ kind: 'advance', by: readSpan(by) }),
      resume: () => move({ kind: 'resume' }),
    },
    keys: controlKeys(store, name),
    faults: controlFaults(store, name, ids),
    seed: (resources) => plantSeed(store, providers, name, resources),
    snapshot: () => takeSnapshot(store, name),
    restore: (taken) => restoreSnapshot(store, name, taken),
    journal: controlJournal(journal, timers, name),
    async reset() {
      await store.reset(name);
      await journal.clear(name);
    },
  };
}

function describeMove(change: ClockMove): string {
  if (change.kind === 'resume') return 'on';
  if (change.kind === 'advance') return `${change.by} ms further`;
  return change.at === undefined ? 'there' : `to ${new Date(change.at).toISOString()}`;
}

function readTime(at: Date | string | number): Milliseconds {
  const time = new Date(at).getTime();
  if (Number.isNaN(time)) {
    throw new RangeError(
      `${JSON.stringify(at)} is no time. Give a Date, an ISO 8601 text, or milliseconds since 1970.`,
    );
  }
  return time;
}

function readSpan(by: Duration): Milliseconds {
  const span = readDuration(by);
  if (span === undefined) {
    throw new RangeError(
      `${JSON.stringify(by)} is no span of time. Give { hours: 1 } or ${durationForm}; clocks only go forward.`,
    );
  }
  return span;
}
