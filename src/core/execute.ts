import type { Answer, IdempotencyOutcome, Milliseconds } from './exchange';
import type { Ids } from './ids';
import { ProblemError, problemOf, type Problem } from './problem';
import type { Caller, Outcome, PreparedRun } from './operation';
import type { Provider } from './provider';
import { readersOf, type Reader } from './reader';
import type { Expectation, Store } from './store';

/** How long a claim holds: longer than any run, and short enough that a key whose process died is soon free. */
const defaultLease: Milliseconds = 10_000;
/** How often an operation runs again because what it read has changed before its changes were kept. */
const maxRuns = 5;

/** The idempotency key of a request, as the store sees it. */
export interface RequestClaim {
  readonly recordKey: string;
  readonly fingerprint: string;
  /** The key as it was sent. */
  readonly header: string;
}

/** A request that is ready to run. */
export interface Work {
  readonly provider: Provider;
  readonly caller: Caller;
  readonly requestId: string;
  readonly run: PreparedRun;
  readonly claim: RequestClaim | undefined;
}

/** What to answer, written already, so that a replay has the same bytes. */
export interface Executed {
  readonly status: number;
  readonly body: string;
  readonly problem: Problem | undefined;
  readonly idempotency: IdempotencyOutcome | undefined;
}

/**
 * Runs an operation so that its answer and its changes come true together, and at most once under an idempotency key.
 *
 * @throws ProblemError for a key that is in use, mismatched or expired, and `resource_busy` when others kept changing what it read.
 */
export async function execute(work: Work, store: Store, ids: Ids): Promise<Executed> {
  if (work.claim === undefined) {
    const finished = await runUntilKept(work, store, ids, undefined);
    if (typeof finished === 'string') throw new ProblemError({ kind: 'resource_busy' });
    return finished;
  }

  // A claim that went stale while we ran is begun once more: by then somebody else's answer is there, or on its way.
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const finished = await executeUnderKey(work, work.claim, store, ids);
    if (finished !== 'stale') return finished;
  }
  throw new ProblemError({ kind: 'idempotency_in_use', key: work.claim.header });
}

async function executeUnderKey(work: Work, claim: RequestClaim, store: Store, ids: Ids): Promise<Executed | 'stale'> {
  const { sandbox } = work.caller;
  const owner = ids.alphanumeric(22);
  const begun = await store.begin(sandbox, claim.recordKey, {
    fingerprint: claim.fingerprint,
    owner,
    lease: defaultLease,
    afterRetention: work.provider.idempotency.afterRetention,
  });

  switch (begun.kind) {
    case 'replay': {
      const { status, body, requestId } = begun.reply;
      return { status, body, problem: undefined, idempotency: { outcome: 'replayed', originalRequestId: requestId } };
    }
    case 'mismatch':
      throw new ProblemError({ kind: 'idempotency_mismatch', key: claim.header });
    case 'in_use':
      throw new ProblemError({ kind: 'idempotency_in_use', key: claim.header });
    case 'expired':
      throw new ProblemError({ kind: 'idempotency_expired', key: claim.header });
    case 'claimed': {
      const finished = await runUntilKept(work, store, ids, { recordKey: claim.recordKey, owner });
      if (finished !== 'busy') return finished;
      // Nothing was changed and nothing is saved: a retry under the key may run.
      await store.release({ sandbox, key: claim.recordKey, owner });
      throw new ProblemError({ kind: 'resource_busy' });
    }
  }
}

async function runUntilKept(
  work: Work,
  store: Store,
  ids: Ids,
  held: { readonly recordKey: string; readonly owner: string } | undefined,
): Promise<Executed | 'stale' | 'busy'> {
  const { sandbox, account } = work.caller;
  const { retention } = work.provider.idempotency;

  for (let run = 1; run <= maxRuns; run += 1) {
    const { outcome, problem, reads } = await runOnce(work, store, ids);
    const { status } = outcome.answer;
    const body = work.provider.serialize(outcome.answer);
    const effects = outcome.changes.map(({ type, ...change }) => ({ ...change, type: type.name, account }));
    const record = held && {
      key: held.recordKey,
      owner: held.owner,
      reply: { status, body, requestId: work.requestId },
      retention,
    };

    const nothingToKeep = record === undefined && effects.length === 0;
    // Changes hold only while all that the run has read is as it was; an answer alone has come true already.
    const unchanged = effects.length === 0 ? [] : reads;
    const committed = nothingToKeep ? 'committed' : await store.commit({ sandbox, effects, unchanged, record });
    if (committed === 'stale') return 'stale';
    if (committed === 'conflict') continue;
    const idempotency = held && ({ outcome: 'executed', originalRequestId: work.requestId } as const);
    return { status, body, problem, idempotency };
  }
  return 'busy';
}

/** What came of a run, and what it has read. */
interface Ran {
  readonly outcome: Outcome;
  readonly problem: Problem | undefined;
  readonly reads: readonly Expectation[];
}

/** A problem found in here happened once execution began, so it is an outcome like any other: kept, and replayed. */
async function runOnce(work: Work, store: Store, ids: Ids): Promise<Ran> {
  const { sandbox, account } = work.caller;
  const reads: Expectation[] = [];
  const reader = watchReads(readersOf(store)(sandbox, account), account, reads);
  try {
    const outcome = await work.run({
      ...reader,
      caller: work.caller,
      requestId: work.requestId,
      time: await reader.now(),
      ids,
    });
    return { outcome, problem: undefined, reads };
  } catch (error) {
    const problem = problemOf(error);
    const answer: Answer = work.provider.render(problem);
    return { outcome: { answer, changes: [] }, problem, reads };
  }
}

/** Gives back the reader, which notes down the version of everything that is read by its id. */
function watchReads(reader: Reader, account: string, reads: Expectation[]): Reader {
  return {
    ...reader,
    async read(type, id) {
      const found = await reader.read(type, id);
      reads.push({ type: type.name, account, id, readVersion: found?.version ?? 0 });
      return found;
    },
  };
}
