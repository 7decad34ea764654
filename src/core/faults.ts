import * as v from 'valibot';
import { durationForm, readDuration } from './duration';
import type { Milliseconds } from './exchange';
import { flattenParameters } from './flatParameters';
import { sha256 } from './ids';
import { fitsPattern } from './pattern';
import type { EntityType } from './reader';

/** Who waits longer than that has given up. */
export const maxLatency: Milliseconds = 600_000;

const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));
const textByName = v.custom<Readonly<Record<string, string>>>(isTextByName, 'must map names to texts');

/** Which requests a rule is about: all that fit every part that is given. A text may hold `*` for any characters. */
const faultMatch = v.strictObject({
  provider: v.exactOptional(v.string()),
  operation: v.exactOptional(v.string()),
  method: v.exactOptional(v.string()),
  path: v.exactOptional(v.string()),
  header: v.exactOptional(textByName),
  /** By their names in brackets, such as `card[token]`. */
  parameter: v.exactOptional(textByName),
});

/** The provider's own errors that can be asked for by name. */
export const faultErrors = [
  'rate_limited',
  'server_error',
  'unavailable',
  'idempotency_in_use',
  'resource_busy',
] as const;

/** What happens instead of the answer, or to it. */
const faultAction = v.union([
  /** An error of the provider's, in its own words and with its own headers. */
  v.strictObject({ error: v.picklist(faultErrors) }),
  v.strictObject({ status: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)) }),
  /** Milliseconds of real time, from `least` to `most`, evenly. */
  v.strictObject({ latency: v.strictObject({ least: wholeNumber, most: wholeNumber }) }),
  /** The connection is reset, or the answer never comes. */
  v.strictObject({ connection: v.picklist(['reset', 'hang']) }),
  /** The body ends in its middle, or some of it is something else. */
  v.strictObject({ body: v.picklist(['truncate', 'garble']) }),
]);

const faultRule = v.strictObject({
  id: v.string(),
  match: v.optional(faultMatch, {}),
  /** `after`: it happened, and the answer is lost. That is the case that idempotency is for. */
  when: v.optional(v.picklist(['before', 'after']), 'before'),
  action: faultAction,
  /** How often it fires at most. */
  times: v.exactOptional(v.pipe(wholeNumber, v.minValue(1))),
  probability: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 1),
  /** Where its chance begins: the same seed draws the same numbers in every run. */
  seed: v.optional(v.union([v.number(), v.string()]), 0),
  /** How often it fired, and how often it was drawn for. */
  fired: v.optional(wholeNumber, 0),
  drawn: v.optional(wholeNumber, 0),
});

export type FaultRule = v.InferOutput<typeof faultRule>;
export type FaultAction = FaultRule['action'];
export type Latency = Extract<FaultAction, { readonly latency: unknown }>['latency'];
export type FaultMoment = FaultRule['when'];

const span = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((given) => (typeof given === 'number' ? given : (readDuration(given) ?? NaN))),
  v.check((length) => length >= 0 && length <= maxLatency, `must be ${durationForm}, or milliseconds, up to 10m`),
);
const givenLatency = v.strictObject({
  latency: v.union([
    v.pipe(
      span,
      v.transform((length) => ({ least: length, most: length })),
    ),
    v.strictObject({ least: span, most: span }),
  ]),
});

/** A rule as somebody asks for it: spans of time can be texts such as `2s`, and what counts is not theirs to say. */
export const givenFault = v.strictObject({
  ...v.omit(faultRule, ['id', 'fired', 'drawn', 'action']).entries,
  action: v.union([givenLatency, ...faultAction.options]),
});

export type GivenFault = v.InferInput<typeof givenFault>;

/** Rules in the store: those of a sandbox in it, those of the whole server in a place of their own. */
export const faultRules: EntityType<FaultRule> = { name: 'fault', schema: faultRule };

/** What is known of a request when rules are looked through. */
export interface FaultFacts {
  readonly provider: string;
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The parameters as they were sent, query and body. */
  readonly parameters: readonly unknown[];
}

/** True where the request fits every part of the rule's match. */
export function fits({ match }: FaultRule, facts: FaultFacts): boolean {
  const isLike = (pattern: string | undefined, text: string) => pattern === undefined || fitsPattern(text, pattern);
  const given = new Map(facts.parameters.flatMap((tree) => flattenParameters(tree)));
  return (
    isLike(match.provider, facts.provider) &&
    isLike(match.operation, facts.operation) &&
    isLike(match.method?.toUpperCase(), facts.method) &&
    isLike(match.path, facts.path) &&
    Object.entries(match.header ?? {}).every(([name, pattern]) => {
      const sent = name.toLowerCase();
      const value = Object.hasOwn(facts.headers, sent) ? facts.headers[sent] : undefined;
      return value !== undefined && fitsPattern(value, pattern);
    }) &&
    Object.entries(match.parameter ?? {}).every(([name, pattern]) => {
      const value = given.get(name);
      return value !== undefined && fitsPattern(value, pattern);
    })
  );
}

/** Gives back the rule after one more request that fits it, and whether it fires on that one. */
export function drawFault(rule: FaultRule): { readonly fires: boolean; readonly next: FaultRule } {
  const isLeft = rule.times === undefined || rule.fired < rule.times;
  const fires = isLeft && chance(rule.seed, rule.drawn) < rule.probability;
  return { fires, next: { ...rule, drawn: rule.drawn + 1, fired: rule.fired + (fires ? 1 : 0) } };
}

/** Gives back how long a latency is for the nth request. */
export function drawLatency({ least, most }: Latency, rule: FaultRule): Milliseconds {
  return Math.round(least + (Math.max(most, least) - least) * chance(`latency ${rule.seed}`, rule.drawn));
}

/** Gives back a number from 0 to 1, the same for the same seed and turn. */
function chance(seed: number | string, turn: number): number {
  return Number.parseInt(sha256(`${seed} ${turn}`).slice(0, 8), 16) / 0x1_0000_0000;
}

function isTextByName(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((member) => typeof member === 'string')
  );
}
