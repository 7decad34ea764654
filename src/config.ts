import { existsSync, readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import * as v from 'valibot';
import { hostIn, isLocalHost } from './core/host';
import {
  flagOf,
  isOptionName,
  optionNames,
  optionsSchema,
  optionTexts,
  variableOf,
  type GivenOptions,
  type OptionName,
  type Options,
} from './options';

/** Something about the options is wrong. The message says which, the value seen, and what is allowed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** One place that options come from; `nameOf` says what an option is called there. */
export interface OptionSource {
  readonly values: Readonly<Record<string, unknown>>;
  readonly nameOf: (option: OptionName) => string;
}

const jsonObject = v.pipe(
  v.unknown(),
  v.check((value) => !Array.isArray(value)),
  v.record(v.string(), v.unknown()),
);
const defaultConfigFile = 'mayfly.config.json';

/**
 * Gives back the options from their sources, a later one over an earlier one, the defaults below them all.
 *
 * @throws ConfigError that names the option as its source does.
 */
export function readOptions(sources: readonly OptionSource[]): Options {
  const merged: Record<string, unknown> = {};
  const origin = new Map<string, OptionSource>();
  for (const source of sources) {
    for (const [name, value] of Object.entries(source.values)) {
      if (value === undefined) continue;
      merged[name] = value;
      origin.set(name, source);
    }
  }

  const read = v.safeParse(optionsSchema, merged);
  if (read.success) {
    refuseOpenDoor(read.output, origin.get('host'));
    return read.output;
  }
  const messages = read.issues.map((issue) => {
    const name = String(issue.path?.[0].key);
    if (!isOptionName(name)) return `${name} is no option. Options are: ${optionNames.join(', ')}.`;
    const called = origin.get(name)?.nameOf(name) ?? name;
    const { allowed, isList } = optionTexts[name];
    // Of a list, the one that is wrong.
    const item = issue.path?.[1];
    if (item !== undefined) return `${called} holds ${show(item.value)}, but each must be ${allowed}.`;
    return `${called} is ${show(merged[name])}, but must be ${isList === true ? `an array, each ${allowed}` : allowed}.`;
  });
  throw new ConfigError([...new Set(messages)].join('\n'));
}

/** Throws where other machines can reach the server and nobody has said by which names: the guard would stop them all. */
function refuseOpenDoor({ host, allowHost }: Options, source: OptionSource | undefined): void {
  const listening = hostIn(host.includes(':') ? `[${host}]` : host);
  const isLocal = listening !== undefined && isLocalHost(listening);
  if (isLocal || allowHost.length > 0 || source === undefined) return;
  const ways = [...new Set([source.nameOf('allowHost'), flagOf('allowHost')])].join(' or ');
  throw new ConfigError(
    `${source.nameOf('host')} is ${show(host)}, which other machines may reach. Say with ${ways} by which name or address they call Mayfly, or listen on 127.0.0.1.`,
  );
}

/** Gives back the options of a call from code. */
export function sourceOfCode(given: GivenOptions): OptionSource {
  return { values: { ...given }, nameOf: (name) => `createMayfly's option ${name}` };
}

/** Gives back the options of the command's flags. */
export function sourceOfFlags(flags: Readonly<Record<string, unknown>>): OptionSource {
  const values = Object.fromEntries(optionNames.map((name) => [name, flags[name]]));
  return { values, nameOf: flagOf };
}

/** Gives back the options among the environment's variables. One that is set to nothing counts as not set. */
export function sourceOfEnvironment(environment: Readonly<Record<string, string | undefined>>): OptionSource {
  const read = (name: OptionName): unknown => {
    const text = environment[variableOf(name)] || undefined;
    return optionTexts[name].isList === true ? text?.split(',').map((item) => item.trim()) : text;
  };
  return { values: Object.fromEntries(optionNames.map((name) => [name, read(name)])), nameOf: variableOf };
}

/** Gives back the options of a config file: the named one, or `mayfly.config.json` of this folder where it is there. */
export function sourceOfFile(named: string | undefined): OptionSource {
  const file = named ?? defaultConfigFile;
  const values = named === undefined && !existsSync(file) ? {} : readJsonObject(file, 'the config file');
  const unknown = Object.keys(values).find((name) => !isOptionName(name));
  if (unknown !== undefined) {
    throw new ConfigError(`${file}: ${show(unknown)} is no option. Options are: ${optionNames.join(', ')}.`);
  }
  return { values, nameOf: (name) => `${file}: ${name}` };
}

/**
 * Gives back the object that a JSON file holds.
 *
 * @throws ConfigError where it can't be read, isn't JSON, or holds something else.
 */
export function readJsonObject(file: string, purpose: string): Readonly<Record<string, unknown>> {
  const content = v.safeParse(jsonObject, parseJson(readText(file, purpose), file));
  if (content.success) return content.output;
  throw new ConfigError(`${file} must hold a JSON object: { … }.`);
}

function readText(file: string, purpose: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError(`${file}, ${purpose}, can't be read: ${reasonOf(error)}.`);
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    throw new ConfigError(`${file} is not JSON: ${reasonOf(error)}.`);
  }
}

/** Gives back what an error says. By its message, not its class: inside Jest, Node's own errors are of another realm's class. */
export function reasonOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}

function show(value: unknown): string {
  const text = inspect(value, { depth: 1, breakLength: Infinity });
  return text.length <= 80 ? text : `${text.slice(0, 77)}...`;
}
