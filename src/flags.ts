import { parseArgs } from 'node:util';
import { ConfigError } from './config';
import { flagOf, optionNames, optionTexts, variableOf } from './options';

/** What the command line asks for: to run with these options, to have a certificate made with them, or to be told something. */
export type CommandLine =
  | {
      readonly wish: 'run' | 'certificate';
      readonly values: Readonly<Record<string, unknown>>;
      readonly config: string | undefined;
    }
  | { readonly wish: 'help' | 'version' };

interface Flag {
  /** The name of the option, or of what the command itself understands. */
  readonly name: string;
  readonly flag: string;
  readonly placeholder: string | undefined;
  readonly description: string;
  readonly isList?: boolean;
}

const flags: readonly Flag[] = [
  ...optionNames.map((name): Flag => {
    return { name, flag: flagOf(name), ...optionTexts[name] };
  }),
  {
    name: 'config',
    flag: '--config',
    placeholder: 'file',
    description: 'JSON file with options; mayfly.config.json of this folder is read where it is there',
  },
  { name: 'version', flag: '--version', placeholder: undefined, description: 'print the version' },
  { name: 'help', flag: '--help', placeholder: undefined, description: 'print this help' },
];

/**
 * Gives back what the arguments ask for. Node's own parser reads them: it is there already, and the start is what counts.
 *
 * @throws ConfigError for a flag that there isn't, one without its value, and anything that is no flag.
 */
export function readCommandLine(args: readonly string[]): CommandLine {
  const types = flags.map(({ flag, placeholder }): [string, { readonly type: 'boolean' | 'string' }] => [
    flag.slice(2),
    { type: placeholder === undefined ? 'boolean' : 'string' },
  ]);
  const { tokens } = parseArgs({ args: [...args], options: Object.fromEntries(types), strict: false, tokens: true });

  const values: Record<string, unknown> = {};
  const lists: Record<string, unknown[]> = {};
  let wish: 'run' | 'certificate' = 'run';
  for (const token of tokens) {
    if (token.kind === 'positional' && token.index === 0 && token.value === 'cert') {
      wish = 'certificate';
      continue;
    }
    if (token.kind !== 'option') {
      const word = token.kind === 'positional' ? token.value : '--';
      throw new ConfigError(`${word} is not understood: mayfly takes flags, and cert before them. See mayfly --help.`);
    }
    const known = flags.find(({ flag }) => flag === token.rawName);
    if (known === undefined) {
      throw new ConfigError(`${token.rawName} is no flag. Flags are: ${flags.map(({ flag }) => flag).join(', ')}.`);
    }
    const value = readValue(known, token.value, token.inlineValue === true);
    if (known.isList === true) {
      const list = (lists[known.name] ??= []);
      list.push(value);
      values[known.name] = list;
    } else {
      values[known.name] = value;
    }
  }

  if (values['help'] === true) return { wish: 'help' };
  if (values['version'] === true) return { wish: 'version' };
  return { wish, values, config: typeof values['config'] === 'string' ? values['config'] : undefined };
}

function readValue({ flag, placeholder }: Flag, value: string | undefined, isInline: boolean): string | true {
  if (placeholder === undefined) {
    if (value !== undefined) throw new ConfigError(`${flag} takes no value, but was given ${value}.`);
    return true;
  }
  // The next flag is no value, unless it is joined on: --seed=-file.
  if (value === undefined || (value.startsWith('-') && !isInline)) {
    throw new ConfigError(`${flag} needs a value: ${flag} <${placeholder}>.`);
  }
  return value;
}

/** Gives back the help: each flag with what it means, and where else an option can be set. */
export function describeHelp(): string {
  const shown = flags.map(({ flag, placeholder, description }) => ({
    usage: placeholder === undefined ? flag : `${flag} <${placeholder}>`,
    description,
  }));
  const width = Math.max(...shown.map(({ usage }) => usage.length));
  return [
    'Usage: mayfly [flags]        serves',
    '       mayfly cert [flags]   prints the path of the certificate for HTTPS, and makes it where there is none',
    '',
    'A local emulator of ephemeral-key endpoints. For development only.',
    '',
    ...shown.map(({ usage, description }) => `  ${usage.padEnd(width)}  ${description}`),
    '',
    'A flag that names one of several can be given several times; its variable takes them with commas in between.',
    `Each option is also a variable (${variableOf('keyTtl')} for ${flagOf('keyTtl')}) and a name in the config file (keyTtl).`,
    'A flag counts before a variable, a variable before the file.',
  ].join('\n');
}
