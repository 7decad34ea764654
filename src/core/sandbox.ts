import * as v from 'valibot';
import { latestTime, type ClockMove } from './clock';
import { durationForm, readDuration, type Duration } from './duration';
import type { Milliseconds } from './exchange';
import type { Journal } from './journal';
import { controlJournal, type JournalControl } from './journalControl';
import type { Timers } from './journalSearch';
import { issuedKeys, keyStateAt, type KeyState } from './keys';
import type { Store } from './store';

/** A sandbox's time. It only goes forward; to go back, reset the sandbox. */
export interface ClockControl {
  now(): Promise<Date>;
  /** Stops the clock, where it is or at a later time, and gives back the time it shows. */
  freeze(at?: Date | string | number): Promise<Date>;
  /** Moves the clock forward, frozen or running, and gives back the time it shows: `{ hours: 1 }`, or text such as `90s` or `1h30m`. */
  advance(by: Duration): Promise<Date>;
}

/** An ephemeral key as tests see it. It has no secret: only the reply that issued it has. */
export interface KeySummary {
  readonly id: string;
  readonly state: KeyState;
  /** The account that it was issued for. */
  readonly account: string;
  /** What it opens. */
  readonly scope: readonly { readonly type: string; readonly id: string }[];
  readonly created: Date;
  readonly expires: Date;
}

/** What one API key sees, from outside. */
export interface Sandbox {
  readonly clock: ClockControl;
  readonly keys: {
    /** Gives back every key that is remembered, the oldest first. */
    list(): Promise<readonly KeySummary[]>;
  };
  /** What it was asked and what it answered, with every secret masked. */
  readonly journal: JournalControl;
  /** Forgets everything that was stored in it, its clock and its journal included. */
  reset(): Promise<void>;
}

/** What sandboxes are made of. */
export interface SandboxParts {
  readonly store: Store;
  readonly journal: Journal;
  readonly timers: Timers;
}

/** Gives back the control of one sandbox. */
export function controlSandbox({ store, journal, timers }: SandboxParts, name: string): Sandbox {
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
    },
    keys: {
      async list() {
        const now = await store.now(name);
        const entities = await store.list(name, issuedKeys.name);
        return entities.map(({ account, value }) => {
          const key = v.parse(issuedKeys.schema, value);
          return {
            id: key.id,
            state: keyStateAt(key, now),
            account,
            scope: key.scope,
            created: new Date(key.created * 1_000),
            expires: new Date(key.expires * 1_000),
          };
        });
      },
    },
    journal: controlJournal(journal, timers, name),
    async reset() {
      await store.reset(name);
      await journal.clear(name);
    },
  };
}

function describeMove(change: ClockMove): string {
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
