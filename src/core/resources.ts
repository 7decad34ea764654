import * as v from 'valibot';
import type { EntityType, Reader } from './reader';

/** `auto`: a well-formed id exists as soon as it is named. `seeded`: only the seed and what was created exist. */
export type ResourceMode = 'auto' | 'seeded';

/** A kind of resource that a key can open, and how one is made up when a test just names it. */
export interface ResourceType<Value> extends EntityType<Value> {
  /** What the provider's messages call it. */
  readonly noun: string;
  isWellFormed(id: string): boolean;
  /** Gives back the resource that this id stands for; the same for the same id. */
  invent(id: string): Value;
}

/** Resources from a seed, by the name of their type and their id. */
export type Seed = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

/** Finds resources for one provider. */
export interface Resources {
  /**
   * Gives back the resource, or undefined where there is none: first what was stored, then the seed, then, in mode
   * `auto`, an invented one. An id that contains `missing` is never invented.
   */
  find<Value>(reader: Reader, type: ResourceType<Value>, id: string): Promise<Value | undefined>;
}

export function createResources(mode: ResourceMode, seed: Seed): Resources {
  return {
    async find(reader, type, id) {
      const stored = await reader.read(type, id);
      if (stored !== undefined) return stored.value;

      const seeded = seed.get(type.name)?.get(id);
      if (seeded !== undefined) return v.parse(type.schema, seeded);

      const exists = mode === 'auto' && type.isWellFormed(id) && !id.includes('missing');
      return exists ? type.invent(id) : undefined;
    },
  };
}
