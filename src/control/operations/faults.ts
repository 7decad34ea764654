import { controlFaults } from '../../core/faultControl';
import type { FaultRule, GivenFault } from '../../core/faults';
import { defineOperation, type Operation } from '../../core/operation';
import { ProblemError } from '../../core/problem';
import { missing } from '../../core/resources';
import type { Store } from '../../core/store';
import type { components, operations } from '../contract';

/** `/_mayfly/faults`: failures on demand, of a sandbox or of the whole server. */
export function faultOperations(store: Store): Readonly<Record<string, Operation>> {
  const done = { answer: { status: 200, body: { done: true } }, changes: [] };
  return {
    ListFaults: defineOperation<operations['ListFaults']>(async ({ caller, ids }) => {
      const faults = await controlFaults(store, caller.sandbox, ids).list();
      return { answer: { status: 200, body: { faults: faults.map(show) } }, changes: [] };
    }),
    AddFault: defineOperation<operations['AddFault']>(async ({ caller, ids }, { body }) => {
      const fault: GivenFault = body;
      const rule = await refuseBadSpans(() => controlFaults(store, caller.sandbox, ids).add(fault));
      return { answer: { status: 200, body: show(rule) }, changes: [] };
    }),
    ClearFaults: defineOperation<operations['ClearFaults']>(async ({ caller, ids }) => {
      await controlFaults(store, caller.sandbox, ids).clear();
      return done;
    }),
    RemoveFault: defineOperation<operations['RemoveFault']>(async ({ caller, ids }, { path }) => {
      if (!(await controlFaults(store, caller.sandbox, ids).remove(path.fault))) {
        throw missing({ noun: 'fault' }, path.fault, 'fault', 'path');
      }
      return done;
    }),
  };
}

function show({
  id,
  match,
  when,
  action,
  times,
  probability,
  seed,
  fired,
  drawn,
}: FaultRule): components['schemas']['fault'] {
  return { id, match, when, action, ...(times !== undefined && { times }), probability, seed, fired, drawn };
}

/** The contract knows that a span is a text; what the text may say, the rule's own schema knows. */
async function refuseBadSpans<Value>(add: () => Promise<Value>): Promise<Value> {
  try {
    return await add();
  } catch (error) {
    if (error instanceof RangeError) {
      const violation = {
        kind: 'invalid',
        location: 'body',
        parameter: 'action',
        reason: error.message,
        value: undefined,
      } as const;
      throw new ProblemError({ kind: 'parameters_invalid', violations: [violation] });
    }
    throw error;
  }
}
