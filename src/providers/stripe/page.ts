import { missing, type ResourceType } from '../../core/resources';

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

/** A page of a list, as replies show it. */
export interface Page<Shown> {
  readonly object: 'list';
  readonly data: readonly Shown[];
  readonly has_more: boolean;
  readonly url: string;
}

const defaultLimit = 10;

/** What a list holds, and how a page of it is shown. */
export interface Listing<Value, Shown> {
  readonly type: ResourceType<Value>;
  /** Everything that the caller may know of, the oldest first. A cursor can be any of it, also what isn't wanted. */
  readonly oldestFirst: readonly Value[];
  readonly isWanted: (value: Value) => boolean;
  readonly present: (value: Value) => Promise<Shown>;
  /** The path of the list. */
  readonly url: string;
}

/**
 * Gives back a page of a list, the newest first. A cursor is the id of an object; `ending_before` gives the last ones
 * before it.
 *
 * @throws ProblemError `resource_missing` for a cursor that the caller can't know.
 */
export async function paginate<Value extends Listed, Shown>(
  { type, oldestFirst, isWanted, present, url }: Listing<Value, Shown>,
  { ending_before: before, limit = defaultLimit, starting_after: after }: PageQuery,
): Promise<Page<Shown>> {
  // Within a second, what was stored last comes first.
  const all = [...oldestFirst].reverse().sort((a, b) => b.created - a.created);
  const placeOf = (id: string, parameter: string): number => {
    const place = all.findIndex((value) => value.id === id);
    if (place < 0) throw missing(type, id, parameter, 'query');
    return place;
  };

  const wanted =
    before === undefined
      ? all.slice(after === undefined ? 0 : placeOf(after, 'starting_after') + 1).filter(isWanted)
      : all.slice(0, placeOf(before, 'ending_before')).filter(isWanted);
  const items = before === undefined ? wanted.slice(0, limit) : wanted.slice(-limit);
  const data = await Promise.all(items.map(present));
  return { object: 'list', data, has_more: wanted.length > items.length, url };
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
