import * as v from 'valibot';
import { describeIssues } from './issues';
import type { Provider } from './provider';
import type { Store } from './store';

/** A seed that can't be planted: the message says where it is wrong, or that no sandbox was named. */
export class SeedError extends RangeError {}

/** How often a resource is tried again that somebody else changes at the same time. */
const maxTries = 20;

/**
 * Puts the resources of a seed into a sandbox, over what is there under the same ids. A seed has a part for each provider;
 * a sandbox takes the part of its own. Gives back how many.
 *
 * @throws SeedError
 */
export async function plantSeed(
  store: Store,
  providers: readonly Provider[],
  sandbox: string,
  seed: unknown,
): Promise<number> {
  const parts: ReadonlyMap<string, unknown> = new Map(Object.entries(readParts(seed, providers)));
  for (const provider of providers) {
    const entities = readPart(provider, parts.get(provider.name) ?? {}, sandbox);
    if (entities === undefined) continue;
    for (const { value, ...address } of entities) {
      let isPlanted = false;
      for (let attempt = 1; attempt <= maxTries && !isPlanted; attempt += 1) {
        const readVersion = (await store.read(sandbox, address))?.version ?? 0;
        const effect = { ...address, readVersion, value, collectAt: undefined };
        const committed = await store.commit({ sandbox, effects: [effect], unchanged: [], record: undefined });
        isPlanted = committed === 'committed';
      }
      if (!isPlanted) throw new SeedError(`${address.id} is changed by too many requests at once.`);
    }
    return entities.length;
  }
  throw new SeedError('A seed is planted into one sandbox: name it with the header Mayfly-Sandbox and an API key.');
}

function readParts(seed: unknown, providers: readonly Provider[]): object {
  const names = providers.map(({ name }) => name);
  if (typeof seed !== 'object' || seed === null || Array.isArray(seed)) {
    throw new SeedError(`A seed is an object with a part for each provider: ${names.join(', ')}.`);
  }
  const unknown = Object.keys(seed).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new SeedError(`${unknown} is no part of a seed. Parts are: ${names.join(', ')}.`);
  return seed;
}

function readPart(provider: Provider, part: unknown, sandbox: string) {
  try {
    return provider.readSeed(part, sandbox);
  } catch (error) {
    if (!v.isValiError(error)) throw error;
    throw new SeedError(`The part ${provider.name} of the seed can't be used:\n${describeIssues(error.issues)}`);
  }
}
