import { ProblemError } from '../../core/problem';
import type { ResourceType } from '../../core/resources';

/** Which part of a list is wanted. */
export interface PageQuery {
  readonly ending_before?: string;
  readonly limit?: number;
  readonly starting_after?: string;
}

interface Listed {
  readonly id: string;
  readonly created: number;
}

/** A page of a list, as replies show it but for its items. */
export interface Page<Value> {
  readonly items: readonly Value[];
  readonly hasMore: boolean;
}

const defaultLimit = 10;

/**
 * Gives back a page of a list, the newest first. A cursor is the id of an object in the list; `ending_before` gives the
 * last ones before it.
 *
 * @param oldestFirst the whole list, in the order in which it was stored
 * @throws ProblemError `resource_missing` for a cursor that isn't in the list.
 */
export function paginate<Value extends Listed>(
  oldestFirst: readonly Value[],
  { ending_before: before, limit = defaultLimit, starting_after: after }: PageQuery,
  type: ResourceType<Value>,
): Page<Value> {
  // Within a second, what was stored last comes first.
  const all = [...oldestFirst].reverse().sort((a, b) => b.created - a.created);
  const placeOf = (id: string, parameter: string): number => {
    const place = all.findIndex((value) => value.id === id);
    if (place >= 0) return place;
    throw new ProblemError({ kind: 'resource_missing', noun: type.noun, id, parameter, location: 'query' });
  };

  if (before !== undefined) {
    const end = placeOf(before, 'ending_before');
    const start = Math.max(0, end - limit);
    return { items: all.slice(start, end), hasMore: start > 0 };
  }
  const start = after === undefined ? 0 : placeOf(after, 'starting_after') + 1;
  return { items: all.slice(start, start + limit), hasMore: start + limit < all.length };
}

/** What a list's `created` asks for: a second, or a range of them. */
export type CreatedQuery =
  number | { readonly gt?: number; readonly gte?: number; readonly lt?: number; readonly lte?: number } | undefined;

/** True for an object that was created then. */
export function wasCreatedIn(asked: CreatedQuery, { created }: Listed): boolean {
  if (asked === undefined) return true;
  if (typeof asked === 'number') return created === asked;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = asked;
  return created > gt && created >= gte && created < lt && created <= lte;
}
