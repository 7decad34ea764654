import * as v from 'valibot';
import type { Journal, JournalEntry } from '../core/journal';
import { createFilter } from '../core/journalQuery';

/** How much is kept in all sandboxes together. Bytes are estimated, two a character. */
export interface JournalLimits {
  readonly entries: number;
  readonly bytes: number;
}

export const defaultJournalLimits: JournalLimits = { entries: 10_000, bytes: 32 * 1024 * 1024 };

/** What an entry takes beside its text, in bytes, roughly. */
const overhead = 128;

/** How much of a sandbox's entries goes at once: the cost of making room is shared by as many additions. */
const share = 0.1;

/** What is kept of one sandbox, the oldest first: as text, which costs the garbage collector less than trees of objects. */
interface Shelf {
  readonly entries: { readonly text: string; readonly bytes: number }[];
  bytes: number;
}

/**
 * Gives back a journal in this process's memory. It never holds more than its limits: the sandbox that holds most bytes
 * makes room first, by its oldest entries, so who calls much pays for it and nobody else.
 */
export function createMemoryJournal(limits: JournalLimits = defaultJournalLimits): Journal {
  // Requests of which nobody knows whose they are share one shelf.
  const shelves = new Map<string | undefined, Shelf>();
  const listeners = new Set<(entry: JournalEntry) => void>();
  const held = { entries: 0, bytes: 0 };
  let last = 0;
  let dropped = 0;

  /** Takes the oldest entries off a shelf. */
  function take(name: string | undefined, shelf: Shelf, count: number): number {
    const taken = shelf.entries.splice(0, count);
    const bytes = taken.reduce((sum, kept) => sum + kept.bytes, 0);
    shelf.bytes -= bytes;
    held.bytes -= bytes;
    held.entries -= taken.length;
    if (shelf.entries.length === 0) shelves.delete(name);
    return taken.length;
  }

  function makeRoom(): void {
    while (held.entries > limits.entries || held.bytes > limits.bytes) {
      const [name, shelf] = [...shelves].reduce((a, b) => (b[1].bytes > a[1].bytes ? b : a));
      dropped += take(name, shelf, Math.max(1, Math.floor(shelf.entries.length * share)));
    }
  }

  return {
    append(added) {
      last += 1;
      // Padded, so that ids compare as text.
      const entry: JournalEntry = { id: String(last).padStart(15, '0'), ...added };
      const text = JSON.stringify(entry);
      const bytes = overhead + 2 * text.length;
      const shelf = shelves.get(entry.sandbox) ?? { entries: [], bytes: 0 };
      shelves.set(entry.sandbox, shelf);
      shelf.entries.push({ text, bytes });
      shelf.bytes += bytes;
      held.bytes += bytes;
      held.entries += 1;
      makeRoom();
      for (const listener of listeners) listener(entry);
      return Promise.resolve(entry);
    },

    list(query = {}) {
      const fits = createFilter(query);
      const one = query.sandbox === undefined ? undefined : shelves.get(query.sandbox);
      const searched = query.sandbox === undefined ? [...shelves.values()] : one === undefined ? [] : [one];
      const found = searched.flatMap(({ entries }) => entries.map(({ text }) => readEntry(text)).filter(fits));
      found.sort((a, b) => (a.id < b.id ? -1 : 1));
      return Promise.resolve(query.limit === undefined ? found : found.slice(0, query.limit));
    },

    subscribe(listener) {
      // Wrapped, so that who subscribes twice is told twice.
      const told = (entry: JournalEntry): void => {
        listener(entry);
      };
      listeners.add(told);
      return Promise.resolve(() => {
        listeners.delete(told);
        return Promise.resolve();
      });
    },

    clear(sandbox) {
      const cleared = [...shelves].filter(([name]) => sandbox === undefined || name === sandbox);
      for (const [name, shelf] of cleared) take(name, shelf, shelf.entries.length);
      return Promise.resolve();
    },

    counters: () => Promise.resolve({ ...held, dropped }),
  };
}

/** Written by ourselves, so it isn't looked into again. */
const writtenEntry = v.custom<JournalEntry>((value) => typeof value === 'object' && value !== null);

function readEntry(text: string): JournalEntry {
  return v.parse(writtenEntry, JSON.parse(text));
}
