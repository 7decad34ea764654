import { compileContract } from '../core/contract';
import type { ApiReply, ApiRequest } from '../core/exchange';
import { readFixture } from '../core/fixture';
import type { Ids } from '../core/ids';
import type { Journal } from '../core/journal';
import type { Timers } from '../core/journalSearch';
import type { Provider } from '../core/provider';
import type { Store } from '../core/store';
import { handleControl } from './handle';
import { clockOperations } from './operations/clock';
import { faultOperations } from './operations/faults';
import { journalOperations } from './operations/journal';
import { keyOperations } from './operations/keys';
import { serverOperations } from './operations/server';
import { openStream, type JournalStream } from './stream';

/** What the control plane acts on. */
export interface Controlled {
  readonly store: Store;
  readonly providers: readonly Provider[];
  readonly ids: Ids;
  readonly version: string;
  /** The options of this server, as it shows them. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly journal: Journal;
  readonly timers: Timers;
  /** Gives back the server's address, without a path. */
  readonly url: () => string;
  /** Is told of what nobody foresaw. */
  readonly report: (error: unknown) => void;
}

/** What answers `/_mayfly/*`. */
export interface Control {
  answer(request: ApiRequest): Promise<ApiReply>;
  /** Gives back the stream of the journal, or the reply that refuses it. */
  openStream(request: ApiRequest): JournalStream | ApiReply;
}

/** Gives back the control plane. Its contract is read when the first request comes: most servers get none. */
export function createControl(controlled: Controlled): Control {
  const { store, providers } = controlled;
  let contract: ReturnType<typeof compileContract> | undefined;

  const readContract = () => {
    const documents = Object.fromEntries(
      [...providers.map(({ name }) => name), 'control'].map((name) => [name, readFixture(`${name}/openapi.json`)]),
    );
    return compileContract(documents['control'], {
      ...serverOperations(store, controlled.journal, { ...controlled, documents }),
      ...clockOperations(store),
      ...keyOperations(store),
      ...faultOperations(store),
      ...journalOperations(controlled),
    });
  };
  return {
    answer: (request) => handleControl(request, { ...controlled, contract: (contract ??= readContract()) }),
    openStream: (request) => openStream(request, controlled),
  };
}
