import type { ClockMove, SandboxClock } from './clock';
import type { Milliseconds } from './exchange';
import type { Begun, Claim, CompletedRecord, StoredReply } from './idempotency';

/** Names one entity within a sandbox. */
export interface Address {
  readonly type: string;
  /** The account that owns it, where the provider has several behind one API key. */
  readonly account: string;
  readonly id: string;
}

/** Something that was stored, with the version that a change of it must name. */
export interface Entity extends Address {
  /** 1 when it was stored first, one more at each change. */
  readonly version: number;
  readonly value: unknown;
  /** Sandbox time from which on nobody needs it any more; undefined: never. */
  readonly collectAt: Milliseconds | undefined;
}

/** A change that an operation asks for. It holds only if the entity still has the version that was read. */
export interface Effect extends Address {
  /** The version that was read; 0 when there was none. */
  readonly readVersion: number;
  readonly value: unknown;
  readonly collectAt: Milliseconds | undefined;
}

/** Something that must still be as it was read. */
export interface Expectation extends Address {
  readonly readVersion: number;
}

/** Names a claim: the sandbox, the record's key, and the token of who holds it. */
export interface ClaimHolder {
  readonly sandbox: string;
  /** The record key: a hash, never the header as it was sent. */
  readonly key: string;
  readonly owner: string;
}

/** What a run wants to be kept, all of it or nothing. */
export interface Commit {
  readonly sandbox: string;
  readonly effects: readonly Effect[];
  /** What the effects rest on without changing it, with the version that was read; 0 where there was nothing. */
  readonly unchanged: readonly Expectation[];
  /** The answer to keep under the idempotency key, where the request had one. Retention is in sandbox time. */
  readonly record:
    | { readonly key: string; readonly owner: string; readonly reply: StoredReply; readonly retention: Milliseconds }
    | undefined;
}

/** `stale`: somebody else holds the claim. `conflict`: an entity has changed since it was read; the claim still stands. */
export type Committed = 'committed' | 'stale' | 'conflict';

/** Everything that a sandbox holds but the requests that are under way, as JSON can say it. */
export interface SandboxState {
  readonly clock: SandboxClock;
  readonly entities: readonly Entity[];
  readonly records: readonly { readonly key: string; readonly record: CompletedRecord }[];
}

/** The sandbox that no API key opens. What is done to it is meant for the whole server: its faults, and the clock that others begin with. */
export const everywhere = '*';

/** How much the store holds, and how much it let go of to stay below its caps. */
export interface StoreCounters {
  readonly sandboxes: number;
  readonly entities: number;
  readonly records: number;
  readonly evicted: { readonly sandboxes: number; readonly entities: number; readonly records: number };
}

/**
 * Keeps all state. Each method is one atomic step; a method never waits between reading and writing. What is asked of a
 * sandbox that doesn't exist is answered as for an empty one, and only a write makes it.
 */
export interface Store {
  /** Gives back the sandbox's time. */
  now(sandbox: string): Promise<Milliseconds>;
  /** Moves the sandbox's clock and gives back its new time; undefined where the move goes back or out of range. */
  moveClock(sandbox: string, move: ClockMove): Promise<Milliseconds | undefined>;
  read(sandbox: string, address: Address): Promise<Entity | undefined>;
  list(sandbox: string, type: string): Promise<readonly Entity[]>;
  begin(sandbox: string, key: string, claim: Claim): Promise<Begun>;
  commit(commit: Commit): Promise<Committed>;
  /** Gives up a claim whose run never took place, so that the key is as new. Does nothing for who doesn't hold it. */
  release(holder: ClaimHolder): Promise<void>;
  /** Gives back the fingerprint of a record that still counts, without claiming anything. */
  peek(sandbox: string, key: string): Promise<string | undefined>;
  /** Gives back the names of all sandboxes that hold something, and how their clocks stand. */
  sandboxes(): Promise<readonly { readonly name: string; readonly clock: SandboxClock }[]>;
  /** Gives back what a sandbox holds. */
  dump(sandbox: string): Promise<SandboxState>;
  /** Puts a state in the place of what a sandbox holds. */
  load(sandbox: string, state: SandboxState): Promise<void>;
  /** Forgets one sandbox, or all of them. */
  reset(sandbox?: string): Promise<void>;
  counters(): Promise<StoreCounters>;
}
