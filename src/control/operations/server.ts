import * as v from 'valibot';
import type { Journal } from '../../core/journal';
import type { Provider } from '../../core/provider';
import { describeIssues } from '../../core/issues';
import { defineOperation, type Operation } from '../../core/operation';
import { ProblemError } from '../../core/problem';
import { plantSeed, SeedError } from '../../core/planting';
import { missing } from '../../core/resources';
import { restoreSnapshot, snapshot, SnapshotError, takeSnapshot } from '../../core/snapshot';
import { everywhere, type Store } from '../../core/store';
import type { components, operations } from '../contract';

/** What the server says of itself. */
export interface ServerFacts {
  readonly version: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly documents: Readonly<Record<string, unknown>>;
  readonly providers: readonly Provider[];
}

/** The server as a whole: what it is, what it holds, and how that is forgotten, kept and put back. */
export function serverOperations(
  store: Store,
  journal: Journal,
  facts: ServerFacts,
): Readonly<Record<string, Operation>> {
  const done = { answer: { status: 200, body: { done: true } }, changes: [] };
  return {
    GetInfo: defineOperation<operations['GetInfo']>(async () => {
      const body: components['schemas']['info'] = {
        name: 'mayfly',
        version: facts.version,
        providers: facts.providers.map(({ name, contract }) => ({
          name,
          version: contract.version,
          operations: contract.operations.length,
        })),
        options: facts.options,
        counters: await store.counters(),
      };
      return { answer: { status: 200, body }, changes: [] };
    }),
    GetOpenApi: defineOperation<operations['GetOpenApi']>(() => document('control')),
    GetContract: defineOperation<operations['GetContract']>((_context, { path }) =>
      document(path.provider.replace(/\.json$/, ''), path.provider),
    ),
    ListSandboxes: defineOperation<operations['ListSandboxes']>(async ({ caller }) => {
      const all = (await store.sandboxes()).filter(({ name }) => name !== everywhere);
      const asked = caller.sandbox === everywhere ? all : all.filter(({ name }) => name === caller.sandbox);
      const sandboxes = asked.map(async ({ name, clock }) => {
        const { entities, records } = await store.dump(name);
        const now = new Date(await store.now(name)).toISOString();
        return { name, clock: { now, mode: clock.mode }, entities: entities.length, records: records.length };
      });
      return { answer: { status: 200, body: { sandboxes: await Promise.all(sandboxes) } }, changes: [] };
    }),
    Reset: defineOperation<operations['Reset']>(async ({ caller }) => {
      const name = caller.sandbox === everywhere ? undefined : caller.sandbox;
      await store.reset(name);
      await journal.clear(name);
      return done;
    }),
    ExportSnapshot: defineOperation<operations['ExportSnapshot']>(async ({ caller }) => ({
      answer: { status: 200, body: await takeSnapshot(store, caller.sandbox) },
      changes: [],
    })),
    PlantSeed: defineOperation<operations['PlantSeed']>(async ({ caller }, { body }) => {
      try {
        const planted = await plantSeed(store, facts.providers, caller.sandbox, body);
        return { answer: { status: 200, body: { planted } }, changes: [] };
      } catch (error) {
        throw error instanceof SeedError ? conflict(error.message) : error;
      }
    }),
    ImportSnapshot: defineOperation<operations['ImportSnapshot']>(async ({ caller }, { body }) => {
      const read = v.safeParse(snapshot, body);
      if (!read.success) throw conflict(`This is no snapshot that Mayfly can restore:\n${describeIssues(read.issues)}`);
      try {
        await restoreSnapshot(store, caller.sandbox, read.output);
      } catch (error) {
        throw error instanceof SnapshotError ? conflict(error.message) : error;
      }
      return done;
    }),
  };

  function document(name: string, file = name) {
    const body = Object.hasOwn(facts.documents, name) ? facts.documents[name] : undefined;
    if (body === undefined) throw missing({ noun: 'contract' }, file, 'provider', 'path');
    return Promise.resolve({ answer: { status: 200, body }, changes: [] });
  }
}

function conflict(reason: string): ProblemError {
  return new ProblemError({ kind: 'state_conflict', reason });
}
