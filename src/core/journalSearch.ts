import type { Milliseconds } from './exchange';
import type { Journal, JournalEntry, JournalQuery } from './journal';
import { countCriteria, createFilter, differencesFrom, isInScope } from './journalQuery';

/** Where time comes from for who waits. */
export interface Timers {
  /** Calls back once, after so many milliseconds. Gives back what prevents it. */
  readonly after: (milliseconds: Milliseconds, callback: () => void) => () => void;
}

/** Gives back timers of the system. */
export function createTimers(): Timers {
  return {
    after(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds);
      // Who waits for a request keeps no process alive that is otherwise done.
      timer.unref();
      return () => {
        clearTimeout(timer);
      };
    },
  };
}

/**
 * Gives back what fits the query as soon as there are `count`, those that are there already included; at the timeout what
 * there is. It is told of entries and never polls. The query's limit doesn't count.
 */
export async function waitFor(
  journal: Journal,
  query: JournalQuery,
  count: number,
  timeout: Milliseconds,
  timers: Timers,
): Promise<readonly JournalEntry[]> {
  const fits = createFilter(query);
  const found = new Map<string, JournalEntry>();
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const note = (entry: JournalEntry): void => {
    if (found.size < count && fits(entry)) found.set(entry.id, entry);
    if (found.size >= count) finish();
  };

  // Subscribed first: what comes between the two is told twice, and counted once.
  const unsubscribe = await journal.subscribe(note);
  const cancel = timers.after(timeout, finish);
  try {
    for (const entry of await journal.list({ ...query, limit: undefined })) note(entry);
    if (count <= 0) finish();
    await finished;
  } finally {
    cancel();
    await unsubscribe();
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** An entry that nearly fits, and in what it differs. */
export interface NearMiss {
  readonly entry: JournalEntry;
  readonly differences: readonly string[];
}

/** What became of a question to the journal. */
export interface Verification {
  /** True where as many matched as were expected. */
  readonly isMet: boolean;
  readonly matched: number;
  /** What was expected: so many, or any number from 1 on where it is undefined. */
  readonly expected: number | undefined;
  /** Where too few matched: what came nearest, the nearest first. */
  readonly nearest: readonly NearMiss[];
  /** All of it as a sentence or more, for a test's failure. */
  readonly message: string;
}

/** How many near misses are named. */
const mostNamed = 3;

/** Says how many entries fit the query and whether that is what was expected; if too few, what came nearest. */
export function verify(entries: readonly JournalEntry[], query: JournalQuery, expected?: number): Verification {
  const matched = entries.filter(createFilter(query)).length;
  const isMet = expected === undefined ? matched > 0 : matched === expected;
  const nearest = matched < (expected ?? 1) ? findNearest(entries, query) : [];

  const wanted = expected === undefined ? 'at least 1 was expected' : `${expected} ${wereExpected(expected)}`;
  const summary = `${matched} ${matched === 1 ? 'request fits' : 'requests fit'} the query, ${wanted}.`;
  const lines = nearest.map(
    ({ entry, differences }) => `${entry.method} ${entry.path} at ${entry.time}: ${differences.join('; ')}.`,
  );
  const hints = lines.length === 0 ? [] : ['Nearest:', ...lines.map((line) => `  ${line}`)];
  return { isMet, matched, expected, nearest, message: [summary, ...hints].join('\n') };
}

function wereExpected(count: number): string {
  return count === 1 ? 'was expected' : 'were expected';
}

/** Gives back what differs from the query least, of what has at least half of it right; among equals the latest first. */
function findNearest(entries: readonly JournalEntry[], query: JournalQuery): readonly NearMiss[] {
  const criteria = countCriteria(query);
  return entries
    .filter((entry) => isInScope(entry, query))
    .map((entry) => ({ entry, differences: differencesFrom(entry, query) }))
    .filter(({ differences }) => differences.length > 0 && differences.length * 2 <= criteria)
    .sort((a, b) => a.differences.length - b.differences.length || (a.entry.id < b.entry.id ? 1 : -1))
    .slice(0, mostNamed);
}
