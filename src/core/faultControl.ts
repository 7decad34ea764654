import * as v from 'valibot';
import { faultRules, givenFault, type FaultRule, type GivenFault } from './faults';
import type { Ids } from './ids';
import { describeIssues } from './issues';
import { readersOf } from './reader';
import type { Store } from './store';

/** How many rules one sandbox may have, and as many the server. */
const maxRules = 200;

/** The faults of one sandbox, or of the whole server. */
export interface FaultControl {
  /**
   * Adds a rule, and gives it back with its id. Throws a RangeError that names what is wrong with it.
   *
   * @example await mayfly.sandbox(apiKey).faults.add({ when: 'after', action: { connection: 'reset' }, times: 1 })
   */
  add(fault: GivenFault): Promise<FaultRule>;
  /** Gives back all rules in the order in which they are looked through, with how often each fired. */
  list(): Promise<readonly FaultRule[]>;
  /** Removes a rule; gives back whether it was there. */
  remove(id: string): Promise<boolean>;
  clear(): Promise<void>;
}

/** Gives back the control of the faults that are kept in one place of the store. */
export function controlFaults(store: Store, place: string, ids: Ids): FaultControl {
  const reader = readersOf(store)(place, '');

  async function keep(id: string, value: FaultRule, readVersion: number, collectAt: number | undefined) {
    const effect = { type: faultRules.name, account: '', id, readVersion, value, collectAt };
    return store.commit({ sandbox: place, effects: [effect], unchanged: [], record: undefined });
  }

  async function remove(id: string): Promise<boolean> {
    const found = await reader.read(faultRules, id);
    if (found === undefined) return false;
    // What can be forgotten since ever isn't seen any more. Where a request drew from it meanwhile, it is tried again.
    const committed = await keep(id, found.value, found.version, 0);
    return committed === 'committed' || remove(id);
  }

  return {
    async add(fault) {
      const read = v.safeParse(givenFault, fault);
      if (!read.success)
        throw new RangeError(`This is no fault that Mayfly can inject:\n${describeIssues(read.issues)}`);
      if ((await reader.list(faultRules)).length >= maxRules) {
        throw new RangeError(
          `There are ${maxRules} faults already, and every request looks through them. Remove some first.`,
        );
      }
      const rule: FaultRule = { ...read.output, id: `fault_${ids.alphanumeric(12)}`, fired: 0, drawn: 0 };
      await keep(rule.id, rule, 0, undefined);
      return rule;
    },
    async list() {
      return (await reader.list(faultRules)).map(({ value }) => value);
    },
    remove,
    async clear() {
      for (const { id } of await reader.list(faultRules)) await remove(id);
    },
  };
}
