import { z } from 'zod';
import { durationForm, readDuration } from './core/duration';

const wholeNumber = z.union([
  z.int(),
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
]);
const truth = z.union([
  z.boolean(),
  z.enum(['true', '1', 'false', '0']).transform((text) => text === 'true' || text === '1'),
]);
const lifetime = z
  .string()
  .transform((text) => readDuration(text) ?? NaN)
  .pipe(
    z
      .int()
      .min(1_000)
      .max(365 * 86_400_000)
      .multipleOf(1_000),
  );

/** Every option there is, with its default. Flags, variables, the config file and `createMayfly` are all read by it. */
export const optionsSchema = z.strictObject({
  port: wholeNumber.pipe(z.int().min(0).max(65_535)).default(12_111),
  host: z.string().min(1).max(255).default('127.0.0.1'),
  resources: z.enum(['auto', 'seeded']).default('auto'),
  seed: z.string().min(1).optional(),
  requireStripeVersion: truth.default(false),
  keyTtl: lifetime.optional(),
  log: z.enum(['pretty', 'json', 'silent']).default('pretty'),
});

/** Options as they are given: each may be left out. */
export type GivenOptions = z.input<typeof optionsSchema>;

/** Options once they were read: checked, and with every default in its place. `keyTtl` is in milliseconds. */
export type Options = z.output<typeof optionsSchema>;

export type OptionName = keyof Options;

/** How the help, the README and messages speak of an option. */
export interface OptionText {
  /** What its value is called in the help; undefined for a flag that takes none. */
  readonly placeholder: string | undefined;
  readonly description: string;
  /** Ends the sentence "… must be …" of an error. */
  readonly allowed: string;
}

export const optionTexts: Readonly<Record<OptionName, OptionText>> = {
  port: {
    placeholder: 'number',
    description: 'port to listen on; 0 takes any free one',
    allowed: 'a whole number from 0 to 65535',
  },
  host: {
    placeholder: 'address',
    description: 'address to listen on; the default can be reached from this machine only',
    allowed: 'an address or a host name',
  },
  resources: {
    placeholder: 'mode',
    description:
      'auto: a well-formed id exists as soon as it is named, unless it contains "missing"; seeded: only the seed exists',
    allowed: 'auto or seeded',
  },
  seed: {
    placeholder: 'file',
    description: 'JSON file with the resources that exist from the start, in place of the default seed',
    allowed: 'the path of a JSON file',
  },
  requireStripeVersion: {
    placeholder: undefined,
    description: 'refuse to create or use an ephemeral key without a Stripe-Version header',
    allowed: 'true or false',
  },
  keyTtl: {
    placeholder: 'duration',
    description:
      'how long an ephemeral key is valid, such as 90s, 10m or 1h30m; one hour where it is not set, as at Stripe',
    allowed: `${durationForm}, in whole seconds, from 1s to 365d`,
  },
  log: {
    placeholder: 'form',
    description: 'what to print: pretty for people, json for machines (one object a line), silent for errors only',
    allowed: 'pretty, json or silent',
  },
};

export const optionNames = Object.keys(optionTexts).filter(isOptionName);

export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(optionTexts, name);
}

/** Gives back `--key-ttl` for `keyTtl`. */
export function flagOf(name: OptionName): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Gives back `MAYFLY_KEY_TTL` for `keyTtl`. */
export function variableOf(name: OptionName): string {
  return `MAYFLY_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}
