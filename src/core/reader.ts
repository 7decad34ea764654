import * as v from 'valibot';
import type { Milliseconds } from './exchange';
import type { Store } from './store';

/** A kind of entity: its name in the store, and the schema that what comes out of the store must pass. */
export interface EntityType<Value> {
  readonly name: string;
  readonly schema: v.GenericSchema<unknown, Value>;
}

/** What an operation sees of the store: one account of one sandbox, to read and not to change. */
export interface Reader {
  now(): Promise<Milliseconds>;
  /** Gives back the value and its version; undefined when nothing was stored under that id. */
  read<Value>(
    type: EntityType<Value>,
    id: string,
  ): Promise<{ readonly value: Value; readonly version: number } | undefined>;
  /** Gives back everything of a type that was stored, the oldest first. */
  list<Value>(type: EntityType<Value>): Promise<readonly { readonly id: string; readonly value: Value }[]>;
}

/** Opens a sandbox for reading. Two calls with the same names see the same. */
export type OpenReader = (sandbox: string, account: string) => Reader;

/** Gives back the way from sandbox names to readers over one store. */
export function readersOf(store: Store): OpenReader {
  return (sandbox, account) => ({
    now: () => store.now(sandbox),
    async read(type, id) {
      const entity = await store.read(sandbox, { type: type.name, account, id });
      return entity && { value: v.parse(type.schema, entity.value), version: entity.version };
    },
    async list(type) {
      const entities = await store.list(sandbox, type.name);
      return entities
        .filter((entity) => entity.account === account)
        .map(({ id, value }) => ({ id, value: v.parse(type.schema, value) }));
    },
  });
}
