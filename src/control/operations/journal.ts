import { curlLineOf } from '../../core/curlLine';
import { durationForm, readDuration } from '../../core/duration';
import { toHar } from '../../core/har';
import type { Journal, JournalQuery } from '../../core/journal';
import { verify, waitFor, type Timers } from '../../core/journalSearch';
import { defineOperation, type Operation } from '../../core/operation';
import { ProblemError } from '../../core/problem';
import { missing } from '../../core/resources';
import { everywhere } from '../../core/store';
import type { components, operations } from '../contract';

/** What the journal's operations read. */
export interface JournalParts {
  readonly journal: Journal;
  readonly timers: Timers;
  /** Gives back the server's address, without a path. */
  readonly url: () => string;
  readonly version: string;
}

/** How long a wait takes where nobody says. */
const defaultTimeout = '30s';
/** And at most, in milliseconds. */
const maxTimeout = 600_000;

type GivenQuery = components['schemas']['journal_query'];

/** `/_mayfly/journal`: what was asked and answered, of a sandbox or of all. */
export function journalOperations(parts: JournalParts): Readonly<Record<string, Operation>> {
  const { journal, timers, url, version } = parts;
  return {
    ListJournal: defineOperation<operations['ListJournal']>(
      async ({ caller }, { query: { count, timeout, ...given } }) => {
        const query = readQuery(given, caller.sandbox);
        if (count === undefined) return say({ entries: await journal.list(query) });
        return say({ entries: await waitFor(journal, query, count, readTimeout(timeout), timers) });
      },
    ),
    ClearJournal: defineOperation<operations['ClearJournal']>(async ({ caller }) => {
      await journal.clear(caller.sandbox === everywhere ? undefined : caller.sandbox);
      return say({ done: true });
    }),
    VerifyJournal: defineOperation<operations['VerifyJournal']>(async ({ caller }, { body }) => {
      const query = readQuery(body.query, caller.sandbox);
      const found = verify(await journal.list({ sandbox: query.sandbox }), query, body.count);
      return say({ ...found, expected: found.expected ?? null });
    }),
    ExportHar: defineOperation<operations['ExportHar']>(async ({ caller }, { query }) =>
      say(toHar(await journal.list(readQuery(query, caller.sandbox)), { url: url(), version })),
    ),
    ShowCurl: defineOperation<operations['ShowCurl']>(async ({ caller }, { path }) => {
      const entries = await journal.list(readQuery({}, caller.sandbox));
      const entry = entries.find(({ id }) => id === path.entry);
      if (entry === undefined) throw missing({ noun: 'entry' }, path.entry, 'entry', 'path');
      return say({ curl: curlLineOf(entry, url()) });
    }),
  };
}

function say(body: unknown) {
  return { answer: { status: 200, body }, changes: [] };
}

function readQuery({ parameter, status, ...rest }: GivenQuery, sandbox: string): JournalQuery {
  return {
    ...rest,
    sandbox: sandbox === everywhere ? undefined : sandbox,
    parameters: parameter,
    status: readStatus(status),
  };
}

/** The contract has seen to it that it is three digits, or one and `xx`. */
function readStatus(status: string | undefined): JournalQuery['status'] {
  switch (status) {
    case undefined:
    case '1xx':
    case '2xx':
    case '3xx':
    case '4xx':
    case '5xx':
      return status;
    default:
      return Number(status);
  }
}

function readTimeout(timeout = defaultTimeout): number {
  const span = readDuration(timeout);
  if (span !== undefined && span <= maxTimeout) return span;
  const reason = `must be ${durationForm}, up to 10m, but is ${timeout}`;
  const violation = { kind: 'invalid', location: 'query', parameter: 'timeout', reason, value: timeout } as const;
  throw new ProblemError({ kind: 'parameters_invalid', violations: [violation] });
}
