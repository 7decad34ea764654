import type { Exchange, Milliseconds } from './exchange';
import type { Journal } from './journal';
import { entryOf } from './journalEntry';
import { createMasking, type Secretive } from './masking';
import type { Store } from './store';

/** Takes an exchange down. It never throws and never rejects: a fault of the journal is no fault of a reply. */
export type Recorder = (exchange: Exchange, milliseconds: Milliseconds) => Promise<void>;

/** What a recorder needs from outside. */
export interface RecorderParts {
  readonly journal: Journal;
  readonly store: Store;
  readonly providers: readonly Secretive[];
  readonly wall: () => Milliseconds;
  readonly report: (error: unknown) => void;
}

/** Gives back what writes every exchange into the journal, with its secrets masked. */
export function createRecorder({ journal, store, providers, wall, report }: RecorderParts): Recorder {
  const masking = createMasking(providers);
  return async (exchange, milliseconds) => {
    try {
      const ended = wall();
      const sandbox = exchange.sandbox === undefined ? undefined : await store.now(exchange.sandbox);
      await journal.append(entryOf(exchange, milliseconds, { ended, sandbox }, masking));
    } catch (error) {
      report(error);
    }
  };
}
