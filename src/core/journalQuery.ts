import { flattenParameters } from './flatParameters';
import { fitsPattern } from './pattern';
import type { JournalEntry, JournalQuery } from './journal';

/** One thing that a query asks for. */
interface Criterion {
  /** What it is about, as a person says it. */
  readonly label: string;
  readonly wanted: string;
  /** Gives back what an entry has there; several where a parameter was sent in several places. */
  readonly valuesIn: (entry: JournalEntry) => readonly string[];
  /** Compares, where it isn't simply the same text. */
  readonly fits?: (value: string) => boolean;
}

/** Gives back what is true for an entry that all of the query is true of. The limit is no such thing: who lists counts. */
export function createFilter(query: JournalQuery): (entry: JournalEntry) => boolean {
  const criteria = criteriaOf(query);
  return (entry) => isInScope(entry, query) && criteria.every((criterion) => isMet(criterion, entry));
}

/** True for an entry that the query looks at: of its sandbox, and after `since`. */
export function isInScope(entry: JournalEntry, { sandbox, since }: JournalQuery): boolean {
  return (sandbox === undefined || entry.sandbox === sandbox) && (since === undefined || entry.id > since);
}

/** Gives back how many things a query asks for within its scope. */
export function countCriteria(query: JournalQuery): number {
  return criteriaOf(query).length;
}

/** Says in what an entry differs from a query, a part of a sentence each: `parameter customer was cus_2, not cus_1`. */
export function differencesFrom(entry: JournalEntry, query: JournalQuery): readonly string[] {
  return criteriaOf(query).flatMap((criterion) => {
    if (isMet(criterion, entry)) return [];
    const found = criterion.valuesIn(entry);
    if (found.length === 0) return [`${criterion.label} was not there, and should be ${criterion.wanted}`];
    return [`${criterion.label} was ${found.join(' and ')}, not ${criterion.wanted}`];
  });
}

function isMet({ wanted, valuesIn, fits = (value) => value === wanted }: Criterion, entry: JournalEntry): boolean {
  return valuesIn(entry).some(fits);
}

function criteriaOf(query: JournalQuery): readonly Criterion[] {
  const { path, status, method } = query;
  return [
    ...plain('provider', query.provider, (entry) => entry.provider),
    ...plain('operation', query.operation, (entry) => entry.operation),
    ...plain('credential', query.credential, (entry) => entry.credential),
    ...plain('request id', query.requestId, (entry) => entry.requestId),
    ...plain('method', method?.toUpperCase(), (entry) => entry.method),
    ...plain('path', path, (entry) => entry.path, path === undefined ? undefined : (value) => fitsPattern(value, path)),
    ...plain(
      'status',
      status === undefined ? undefined : String(status),
      (entry) => String(entry.status),
      (value) => (typeof status === 'string' ? value.length === 3 && value[0] === status[0] : value === String(status)),
    ),
    ...plain('outcome', query.outcome, (entry) => entry.outcome),
    ...plain('problem', query.problem, (entry) => entry.problem?.kind),
    ...flattenParameters(query.parameters).map(([name, wanted]): Criterion => ({
      label: `parameter ${name}`,
      wanted,
      valuesIn: ({ parameters }) => [
        ...new Set(
          Object.values(parameters)
            .flatMap((given) => flattenParameters(given))
            .flatMap(([given, value]) => (given === name ? [value] : [])),
        ),
      ],
    })),
  ];
}

function plain(
  label: string,
  wanted: string | undefined,
  valueIn: (entry: JournalEntry) => string | undefined,
  fits?: (value: string) => boolean,
): readonly Criterion[] {
  if (wanted === undefined) return [];
  const valuesIn = (entry: JournalEntry): readonly string[] => [valueIn(entry) ?? []].flat();
  return [{ label, wanted, valuesIn, ...(fits && { fits }) }];
}
