import * as v from 'valibot';
import type { EntityType, Reader } from './reader';

/** `auto`: a well-formed id exists as soon as it is named. `seeded`: only the seed and what was created exist. */
export type ResourceMode = 'auto' | 'seeded';

/** A kind of resource that a key can open, and how one is made up when a test just names it. */
export interface ResourceType<Value> extends EntityType<Value> {
  /** What the provider's messages call it. */
  readonly noun: string;
  /** True for an id that a test may make up. One that was given out exists only while it is stored. */
  isWellFormed(id: string): boolean;
  /** Gives back the resource that this id stands for; the same for the same id. */
  invent(id: string): Value;
  /** True for a resource that was deleted, where resources of this kind can be. */
  isDeleted?(value: Value): boolean;
}

/** Resources from a seed, by the name of their type and their id. */
export type Seed = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

/** A resource with the version that a change of it must name: 0 where nothing was stored yet. */
export interface Found<Value> {
  readonly value: Value;
  readonly version: number;
}

/** Finds resources for one provider. */
export interface Resources {
  /**
   * Gives back the resource, or undefined where there is none or it was deleted: first what was stored, then the seed,
   * then, in mode `auto`, an invented one. An id that contains `missing` is never invented.
   */
  find<Value>(reader: Reader, type: ResourceType<Value>, id: string): Promise<Found<Value> | undefined>;
  /** True where the resource was there and was deleted. */
  wasDeleted<Value>(reader: Reader, type: ResourceType<Value>, id: string): Promise<boolean>;
  /** Gives back all that were stored or seeded, the oldest first, without what was deleted. What is invented can't be listed: it is there when it is named. */
  list<Value>(reader: Reader, type: ResourceType<Value>): Promise<readonly Value[]>;
}

export function createResources(mode: ResourceMode, seed: Seed): Resources {
  return {
    async find(reader, type, id) {
      const stored = await reader.read(type, id);
      if (stored !== undefined) return isDeleted(type, stored.value) ? undefined : stored;

      const seeded = seed.get(type.name)?.get(id);
      if (seeded !== undefined) return { value: v.parse(type.schema, seeded), version: 0 };

      const exists = mode === 'auto' && type.isWellFormed(id) && !id.includes('missing');
      return exists ? { value: type.invent(id), version: 0 } : undefined;
    },

    async wasDeleted(reader, type, id) {
      const stored = await reader.read(type, id);
      return stored !== undefined && isDeleted(type, stored.value);
    },

    async list(reader, type) {
      const stored = await reader.list(type);
      const storedIds = new Set(stored.map(({ id }) => id));
      const seeded = [...(seed.get(type.name) ?? [])].flatMap(([id, value]) =>
        storedIds.has(id) ? [] : [v.parse(type.schema, value)],
      );
      return [...seeded, ...stored.map(({ value }) => value).filter((value) => !isDeleted(type, value))];
    },
  };
}

function isDeleted<Value>(type: ResourceType<Value>, value: Value): boolean {
  return type.isDeleted?.(value) ?? false;
}
