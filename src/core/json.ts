import { maxDepth } from './form';
import { ProblemError, type Unreadable } from './problem';
import { decodeText, shorten } from './text';

/** At most this many values in all. */
const maxItems = 1_000;

/**
 * Gives back the value that a JSON body holds, undefined where there is none. Names such as `__proto__` are names like any
 * other: nothing is merged, and the contract refuses what it doesn't know.
 *
 * @throws ProblemError `unreadable` where it is no JSON, nested too deep, or holds too many values.
 */
export function parseJson(body: Uint8Array | Unreadable, contentType: string, limit = maxItems): unknown {
  const text = decodeText(body, contentType);
  if (text.trim() === '') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ProblemError({ kind: 'unreadable', cause: { reason: 'json_broken', given: shorten(text) } });
  }
  countItems(value, 1, limit);
  return value;
}

/** Gives back how many values there are, and throws where they are too many or too deep: it never looks deeper than allowed. */
function countItems(value: unknown, depth: number, limit: number): number {
  if (typeof value !== 'object' || value === null) return 1;
  if (depth > maxDepth) {
    throw new ProblemError({
      kind: 'unreadable',
      cause: { reason: 'nested_too_deep', limit: maxDepth, given: 'the body' },
    });
  }
  let items = 1;
  for (const inner of Object.values(value)) {
    items += countItems(inner, depth + 1, limit);
    if (items > limit) throw new ProblemError({ kind: 'unreadable', cause: { reason: 'too_many_items', limit } });
  }
  return items;
}
