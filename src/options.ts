import * as v from 'valibot';
import { callableHost, callingOrigin } from './callers';
import { durationForm, readDuration } from './core/duration';
import { readRate } from './core/rateLimit';

const portNumber = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number))]),
  v.integer(),
  v.minValue(0),
  v.maxValue(65_535),
);
const truth = v.union([
  v.boolean(),
  v.pipe(
    v.picklist(['true', '1', 'false', '0']),
    v.transform((text) => text === 'true' || text === '1'),
  ),
]);
const lifetime = v.pipe(
  v.string(),
  v.transform((text) => readDuration(text) ?? NaN),
  v.number(),
  v.minValue(1_000),
  v.maxValue(365 * 86_400_000),
  v.multipleOf(1_000),
);

/** One file can be named without an array around it. */
const seedFiles = v.union([
  v.pipe(
    v.string(),
    v.minLength(1),
    v.transform((file) => [file]),
  ),
  v.array(v.pipe(v.string(), v.minLength(1))),
]);

const rate = v.pipe(
  v.string(),
  v.transform((text) => readRate(text)),
  v.check((read) => read !== undefined),
);

/** Every option there is, with its default. Flags, variables, the config file and `createMayfly` are all read by it. */
export const optionsSchema = v.strictObject({
  port: v.optional(portNumber, 12_111),
  httpsPort: v.optional(portNumber),
  host: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(255)), '127.0.0.1'),
  allowHost: v.optional(v.array(callableHost), []),
  allowOrigin: v.optional(v.array(callingOrigin), []),
  certDir: v.optional(v.pipe(v.string(), v.minLength(1))),
  resources: v.optional(v.picklist(['auto', 'seeded']), 'auto'),
  seed: v.optional(seedFiles, []),
  watch: v.optional(truth, false),
  requireStripeVersion: v.optional(truth, false),
  keyTtl: v.optional(lifetime),
  bridgeBody: v.optional(v.picklist(['strict', 'schema']), 'strict'),
  bridgeErrors: v.optional(v.picklist(['wire', 'schema']), 'wire'),
  rateLimit: v.optional(rate),
  noControl: v.optional(truth, false),
  log: v.optional(v.picklist(['pretty', 'json', 'silent']), 'pretty'),
});

/** Options as they are given: each may be left out. */
export type GivenOptions = v.InferInput<typeof optionsSchema>;

/** Options once they were read: checked, and with every default in its place. `keyTtl` is in milliseconds. */
export type Options = v.InferOutput<typeof optionsSchema>;

export type OptionName = keyof Options;

/** How the help, the README and messages speak of an option. */
export interface OptionText {
  /** What its value is called in the help; undefined for a flag that takes none. */
  readonly placeholder: string | undefined;
  readonly description: string;
  /** Ends the sentence "… must be …" of an error. */
  readonly allowed: string;
  /** True where there can be several: the flag is repeated, the variable has commas, elsewhere it is an array. */
  readonly isList?: boolean;
}

export const optionTexts: Readonly<Record<OptionName, OptionText>> = {
  port: {
    placeholder: 'number',
    description: 'port to listen on; 0 takes any free one',
    allowed: 'a whole number from 0 to 65535',
  },
  httpsPort: {
    placeholder: 'number',
    description:
      'port to listen on for HTTPS as well, with HTTP/2 and HTTP/1.1; 0 takes any free one; no HTTPS where it is not set',
    allowed: 'a whole number from 0 to 65535',
  },
  host: {
    placeholder: 'address',
    description: 'address to listen on; the default can be reached from this machine only',
    allowed: 'an address or a host name',
  },
  allowHost: {
    placeholder: 'name',
    description:
      'name or address that Mayfly may be called by, beside localhost, names below it and loopback addresses; needed where --host can be reached from elsewhere',
    allowed: 'a host name or an address, without a scheme and without a port, such as mayfly or 192.168.1.5',
    isList: true,
  },
  allowOrigin: {
    placeholder: 'origin',
    description: 'origin of pages that may call, beside those of this machine',
    allowed:
      'an origin as browsers send it, without a path, such as https://app.example.com or http://dev.example:8080',
    isList: true,
  },
  certDir: {
    placeholder: 'folder',
    description: "folder that keeps the certificate for HTTPS, in place of one among the user's own files",
    allowed: 'the path of a folder',
  },
  resources: {
    placeholder: 'mode',
    description:
      'auto: a well-formed id exists as soon as it is named, unless it contains "missing"; seeded: only the seed exists',
    allowed: 'auto or seeded',
  },
  seed: {
    placeholder: 'file',
    description:
      'JSON file with the resources that exist from the start, in place of the default seed; of several the later ones count',
    allowed: 'the path of a JSON file',
    isList: true,
  },
  watch: {
    placeholder: undefined,
    description: 'read the seed files again when they change',
    allowed: 'true or false',
  },
  requireStripeVersion: {
    placeholder: undefined,
    description: 'refuse to create or use an ephemeral key without a Stripe-Version header',
    allowed: 'true or false',
  },
  keyTtl: {
    placeholder: 'duration',
    description:
      'how long an ephemeral key is valid, such as 90s, 10m or 1h30m; one hour at Stripe and 5 minutes at Bridge where it is not set',
    allowed: `${durationForm}, in whole seconds, from 1s to 365d`,
  },
  bridgeBody: {
    placeholder: 'rules',
    description:
      "strict: Bridge's bodies take no unknown and no over-long field; schema: they are as open as its own schema",
    allowed: 'strict or schema',
  },
  bridgeErrors: {
    placeholder: 'form',
    description:
      "wire: source.key of Bridge's errors is an object, as in real answers; schema: it is text, as its schema says",
    allowed: 'wire or schema',
  },
  rateLimit: {
    placeholder: 'rate',
    description: 'how many requests each sandbox may make, such as 25/s or 100/m; more are answered with 429',
    allowed: 'a number of requests and s, m or h, such as 25/s',
  },
  noControl: {
    placeholder: undefined,
    description: 'answer nothing on /_mayfly/*',
    allowed: 'true or false',
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
