import * as v from 'valibot';
import type { Change } from './operation';
import { ProblemError, type ParameterLocation } from './problem';
import type { SeedEntity } from './provider';
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
  /**
   * Gives back all that were stored or seeded, the oldest first, and what was deleted too: a page may begin behind it. What
   * is invented can't be listed: it is there when it is named.
   */
  list<Value>(reader: Reader, type: ResourceType<Value>): Promise<readonly Value[]>;
}

/** Gives back what finds resources. The seed is asked for each time: it can be replaced while the server runs. */
export function createResources(mode: ResourceMode, seed: () => Seed): Resources {
  /** What was stored, or else the seed; deleted or not. */
  async function findKept<Value>(reader: Reader, type: ResourceType<Value>, id: string) {
    const stored = await reader.read(type, id);
    if (stored !== undefined) return stored;
    const seeded = seed().get(type.name)?.get(id);
    return seeded === undefined ? undefined : { value: v.parse(type.schema, seeded), version: 0 };
  }

  return {
    async find(reader, type, id) {
      const kept = await findKept(reader, type, id);
      if (kept !== undefined) return isDeleted(type, kept.value) ? undefined : kept;
      const exists = mode === 'auto' && type.isWellFormed(id) && !id.includes('missing');
      return exists ? { value: type.invent(id), version: 0 } : undefined;
    },

    async wasDeleted(reader, type, id) {
      const kept = await findKept(reader, type, id);
      return kept !== undefined && isDeleted(type, kept.value);
    },

    async list(reader, type) {
      const stored = new Map((await reader.list(type)).map(({ id, value }) => [id, value]));
      const seeded = [...(seed().get(type.name) ?? [])].map(
        ([id, value]) => stored.get(id) ?? v.parse(type.schema, value),
      );
      const others = [...stored].filter(([id]) => seed().get(type.name)?.has(id) !== true);
      return [...seeded, ...others.map(([, value]) => value)];
    },
  };
}

/** Gives back every resource of a seed, as an account keeps it. */
export function listSeed(seed: Seed, account: string): readonly SeedEntity[] {
  return [...seed].flatMap(([type, values]) => [...values].map(([id, value]) => ({ type, account, id, value })));
}

function isDeleted<Value>(type: ResourceType<Value>, value: Value): boolean {
  return type.isDeleted?.(value) ?? false;
}

/** Gives back the change that keeps a resource as it is now. The version is the one that was read, 0 for a new resource. */
export function keep<Value extends { readonly id: string }>(
  type: EntityType<Value>,
  value: Value,
  version = 0,
): Change<Value> {
  return { type, id: value.id, readVersion: version, value, collectAt: undefined };
}

/** Gives back the problem of a parameter that names a resource which isn't there. */
export function missing(
  type: { readonly noun: string },
  id: string,
  parameter: string,
  location: ParameterLocation,
): ProblemError {
  return new ProblemError({ kind: 'resource_missing', noun: type.noun, id, parameter, location });
}
