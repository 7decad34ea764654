import type { Milliseconds } from './exchange';
import type { Journal, JournalEntry, JournalQuery } from './journal';
import { verify, waitFor, type Timers, type Verification } from './journalSearch';

/** A query within one sandbox. */
export type SandboxQuery = Omit<JournalQuery, 'sandbox'>;

/** What one API key's requests were, from outside. */
export interface JournalControl {
  /** Gives back what fits the query, the oldest first; everything where there is none. */
  list(query?: SandboxQuery): Promise<readonly JournalEntry[]>;
  /** Gives back what fits as soon as there are `count` (1 unless given), or what there is after `timeout` milliseconds (5,000). */
  waitFor(
    query: SandboxQuery,
    options?: { readonly count?: number; readonly timeout?: Milliseconds },
  ): Promise<readonly JournalEntry[]>;
  /** Says whether exactly `count` requests fit, at least one where it isn't given, and names the nearest ones if not. */
  verify(query: SandboxQuery, options?: { readonly count?: number }): Promise<Verification>;
}

/** Gives back the control of one sandbox's part of the journal. */
export function controlJournal(journal: Journal, timers: Timers, sandbox: string): JournalControl {
  return {
    list: (query = {}) => journal.list({ ...query, sandbox }),
    waitFor: (query, { count = 1, timeout = 5_000 } = {}) =>
      waitFor(journal, { ...query, sandbox }, count, timeout, timers),
    async verify(query, { count } = {}) {
      return verify(await journal.list({ sandbox }), { ...query, sandbox }, count);
    },
  };
}
