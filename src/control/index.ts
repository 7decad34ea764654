import { compileContract } from '../core/contract';
import type { ApiReply, ApiRequest } from '../core/exchange';
import { readFixture } from '../core/fixture';
import type { Ids } from '../core/ids';
import type { Provider } from '../core/provider';
import type { Store } from '../core/store';
import { handleControl } from './handle';
import { clockOperations } from './operations/clock';
import { faultOperations } from './operations/faults';
import { keyOperations } from './operations/keys';
import { serverOperations } from './operations/server';

/** What the control plane acts on. */
export interface Controlled {
  readonly store: Store;
  readonly providers: readonly Provider[];
  readonly ids: Ids;
  readonly version: string;
  /** The options of this server, as it shows them. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Is told of what nobody foresaw. */
  readonly report: (error: unknown) => void;
}

/** Gives back what answers `/_mayfly/*`. Its contract is read when the first request comes: most servers get none. */
export function createControl(controlled: Controlled): (request: ApiRequest) => Promise<ApiReply> {
  const { store, providers } = controlled;
  let contract: ReturnType<typeof compileContract> | undefined;

  const readContract = () => {
    const documents = Object.fromEntries(
      [...providers.map(({ name }) => name), 'control'].map((name) => [name, readFixture(`${name}/openapi.json`)]),
    );
    return compileContract(documents['control'], {
      ...serverOperations(store, { ...controlled, documents }),
      ...clockOperations(store),
      ...keyOperations(store),
      ...faultOperations(store),
    });
  };
  return (request) => handleControl(request, { ...controlled, contract: (contract ??= readContract()) });
}
