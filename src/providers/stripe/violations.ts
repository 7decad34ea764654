import type { Violation } from '../../core/problem';
import { shorten } from '../../core/text';
import type { StripeError } from './error';
import { redact } from './mask';

/** Stripe reports one thing at a time. This is the order in which it looks (inferred). */
const order: readonly Violation['kind'][] = [
  'unknown',
  'missing',
  'wrong_type',
  'not_allowed',
  'too_small',
  'too_large',
  'too_many',
  'name_too_long',
  'too_long',
  'empty',
  'invalid',
  'not_exactly_one',
  'more_than_one',
];

/** Says what is wrong with the parameters, as Stripe does: the first kind of mistake only. */
export function renderViolations(violations: readonly Violation[]): StripeError {
  const kind = order.find((candidate) => violations.some((violation) => violation.kind === candidate));
  const found = violations.filter((violation) => violation.kind === kind);
  const [first] = found;
  if (first === undefined) return { status: 400, message: 'Invalid request.' };
  const names = found.map(({ parameter }) => shorten(redact(parameter), 100)).join(', ');
  const param = shorten(redact(first.parameter), 100);

  switch (first.kind) {
    case 'unknown':
      return {
        status: 400,
        code: 'parameter_unknown',
        // The plural is inferred.
        message: `Received unknown parameter${found.length > 1 ? 's' : ''}: ${names}`,
        param,
      };
    case 'missing':
      return {
        status: 400,
        code: 'parameter_missing',
        message: `Missing required param: ${param}.`,
        param,
      };
    case 'wrong_type':
      return {
        status: 400,
        // Quoted for integers and booleans, inferred for the others.
        ...(first.expected === 'integer' && { code: 'parameter_invalid_integer' }),
        message: ['array', 'object'].includes(first.expected)
          ? `Invalid ${first.expected}`
          : `Invalid ${first.expected}: ${show(first.value)}`,
        param,
      };
    case 'too_long':
      return {
        status: 400,
        message: isMetadata(first)
          ? `Metadata values can have up to ${first.limit} characters, but you passed in a value that is ${first.value.length} characters. Invalid value: ${show(first.value)}`
          : // Inferred.
            `Invalid string: ${show(first.value)}; must be at most ${first.limit} characters`,
        param,
      };
    case 'empty':
      return {
        status: 400,
        code: 'parameter_invalid_empty',
        message: `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`,
        param,
      };
    case 'invalid':
      return {
        status: 400,
        message: `Invalid ${param}: ${first.reason}: ${show(first.value)}`,
        param,
      };
    case 'name_too_long':
      return {
        status: 400,
        message: `Metadata keys can have up to ${first.limit} characters, but you passed in a key that is ${first.name.length} characters. Invalid key: ${show(first.name)}`,
      };
    case 'too_many':
      // Inferred.
      return {
        status: 400,
        message: `Metadata can have up to ${first.limit} keys, but you passed in ${first.count}.`,
        param,
      };
    case 'not_allowed':
      return first.parameter.startsWith('expand[')
        ? { status: 400, message: refuseExpansion(asText(first.value), first.allowed) }
        : { status: 400, message: `Invalid ${param}: must be one of ${listed(first.allowed)}`, param };
    case 'too_small':
      return {
        status: 400,
        message: `This value must be greater than or equal to ${first.least} (it currently is '${show(first.value)}').`,
        param,
      };
    case 'too_large':
      return {
        status: 400,
        message: `This value must be less than or equal to ${first.most} (it currently is '${show(first.value)}').`,
        param,
      };
    case 'more_than_one':
      return {
        status: 400,
        message: `Received both ${[...first.given].sort().reverse().join(' and ')} parameters. Please pass in only one.`,
      };
    case 'not_exactly_one':
      return first.given.length === 0
        ? // Inferred.
          { status: 400, message: `You must specify one of these parameters: ${first.allowed.join(', ')}.` }
        : {
            status: 400,
            message: `You may only specify one of these parameters: ${first.given.join(', ')}.`,
            param,
          };
  }
}

function isMetadata({ parameter }: Violation): boolean {
  return parameter.startsWith('metadata[');
}

/** Says that a path can't be expanded, up to its first part that leads nowhere, and what was meant where that is plain. */
function refuseExpansion(path: string, allowed: readonly string[]): string {
  const parts = path.split('.');
  const isGood = (length: number) =>
    allowed.some((other) => `${other}.`.startsWith(`${parts.slice(0, length).join('.')}.`));
  let length = 1;
  while (length < parts.length && isGood(length)) length += 1;
  const shown = show(parts.slice(0, length).join('.'));
  const hint = allowed.includes(`data.${path}`) ? ` You may want to try expanding 'data.${path}' instead.` : '';
  return `This property cannot be expanded (${shown}).${hint}`;
}

/** Gives back a value as messages may show it: short, and without keys and card numbers. */
function show(value: unknown): string {
  return shorten(redact(asText(value)));
}

/** Gives back `a, b, or c`; an empty text, which unsets a parameter, isn't named. */
function listed(allowed: readonly string[]): string {
  const values = allowed.filter((value) => value !== '');
  if (values.length < 3) return values.join(' or ');
  return `${values.slice(0, -1).join(', ')}, or ${values.at(-1)}`;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
