import type { Injected, Milliseconds } from './exchange';
import { faultHeader, readFaultHeader } from './faultHeader';
import {
  drawFault,
  drawLatency,
  faultRules,
  fits,
  type FaultAction,
  type FaultFacts,
  type FaultMoment,
  type FaultRule,
} from './faults';
import { readersOf } from './reader';
import { everywhere, type Store } from './store';

/** How often a rule is drawn again because another request drew from it at the same time. */
const maxDraws = 20;

/** What injection needs from outside. */
export interface InjectionParts {
  readonly store: Store;
  /** Waits in real time. */
  readonly sleep: (span: Milliseconds) => Promise<void>;
}

/** Injects the faults of one request, first before it runs and then after. Waits where a latency was asked for. */
export interface Injector {
  /** Gives back what is to be done to the answer; undefined where nothing is. */
  inject(when: FaultMoment): Promise<Injected | undefined>;
}

/**
 * Gives back the injector of a request: its header's fault, its sandbox's rules and the server's.
 *
 * @throws ProblemError `fault_unknown` for a header that asks for nothing that there is.
 */
export function createInjector({ store, sleep }: InjectionParts, sandbox: string, facts: FaultFacts): Injector {
  const asked = readFaultHeader(facts.headers[faultHeader]);
  return {
    async inject(when) {
      const rules = [...(asked?.when === when ? [asked] : []), ...(await firing(store, sandbox, facts, when))];
      let delayed: Injected | undefined;
      for (const rule of rules) {
        const { action } = rule;
        const found = { rule: rule.id, when };
        if (!('latency' in action)) return { ...found, ...effectOf(action, facts) };
        await sleep(drawLatency(action.latency, rule));
        delayed = { ...found, effect: 'latency' };
      }
      return delayed;
    },
  };
}

function effectOf(
  action: Exclude<FaultAction, { readonly latency: unknown }>,
  { headers }: FaultFacts,
): Pick<Injected, 'effect' | 'problem'> {
  if ('connection' in action) return { effect: action.connection };
  if ('body' in action) return { effect: action.body };
  if ('status' in action) return { effect: 'answer', problem: { kind: 'fault', status: action.status } };
  switch (action.error) {
    case 'rate_limited':
      return { effect: 'answer', problem: { kind: 'rate_limited', retryAfter: undefined } };
    case 'idempotency_in_use':
      return { effect: 'answer', problem: { kind: 'idempotency_in_use', key: headers['idempotency-key'] ?? '' } };
    case 'resource_busy':
      return { effect: 'answer', problem: { kind: 'resource_busy' } };
    case 'unavailable':
      return { effect: 'answer', problem: { kind: 'fault', status: 503 } };
    case 'server_error':
      return { effect: 'answer', problem: { kind: 'fault', status: 500 } };
  }
}

/** Gives back the rules that fire on this request, the sandbox's first, each counted. */
async function firing(
  store: Store,
  sandbox: string,
  facts: FaultFacts,
  when: FaultMoment,
): Promise<readonly FaultRule[]> {
  const fired: FaultRule[] = [];
  for (const place of [sandbox, everywhere]) {
    const rules = await readersOf(store)(place, '').list(faultRules);
    for (const { id, value } of rules) {
      if (value.when !== when || !fits(value, facts)) continue;
      const rule = await draw(store, place, id);
      if (rule !== undefined) fired.push(rule);
    }
  }
  return fired;
}

/** Draws from a rule so that no two requests take the same turn; gives back the rule where it fires. */
async function draw(store: Store, place: string, id: string): Promise<FaultRule | undefined> {
  for (let attempt = 1; attempt <= maxDraws; attempt += 1) {
    const found = await readersOf(store)(place, '').read(faultRules, id);
    if (found === undefined) return undefined;
    const { fires, next } = drawFault(found.value);
    const address = { type: faultRules.name, account: '', id };
    const effect = { ...address, readVersion: found.version, value: next, collectAt: undefined };
    const committed = await store.commit({ sandbox: place, effects: [effect], unchanged: [], record: undefined });
    if (committed === 'committed') return fires ? found.value : undefined;
  }
  throw new Error(`The fault ${id} was drawn from by too many requests at once.`);
}
