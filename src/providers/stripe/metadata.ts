import { ProblemError } from '../../core/problem';
import type { components } from './contract';

/** How many pairs an object can have (documented). The contract bounds a request; several could still add up to more. */
const maxPairs = 50;

type Pairs = Readonly<Record<string, string>>;

/**
 * Gives back the pairs after a change: an empty value removes its pair, an empty text all of them.
 *
 * @throws ProblemError `parameters_invalid` where there would be more than 50.
 */
export function mergeMetadata(current: Pairs, given: components['schemas']['metadata_parameters'] | undefined): Pairs {
  if (given === undefined) return current;
  if (typeof given === 'string') return {};
  const merged = [...new Map([...Object.entries(current), ...Object.entries(given)])].filter(
    ([, value]) => value !== '',
  );
  if (merged.length > maxPairs) {
    const tooMany = {
      kind: 'too_many',
      location: 'body',
      parameter: 'metadata',
      limit: maxPairs,
      count: merged.length,
    } as const;
    throw new ProblemError({ kind: 'parameters_invalid', violations: [tooMany] });
  }
  return Object.fromEntries(merged);
}
