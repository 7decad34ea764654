import type { Violation } from '../../core/problem';
import type { StripeError } from './error';

/** Stripe reports one thing at a time. This is the order in which it looks (inferred). */
const order: readonly Violation['kind'][] = [
  'unknown',
  'missing',
  'wrong_type',
  'too_long',
  'empty',
  'invalid',
  'not_exactly_one',
];

/** Says what is wrong with the parameters, as Stripe does: the first kind of mistake only. */
export function renderViolations(violations: readonly Violation[]): StripeError {
  const kind = order.find((candidate) => violations.some((violation) => violation.kind === candidate));
  const found = violations.filter((violation) => violation.kind === kind);
  const [first] = found;
  if (first === undefined) return { status: 400, message: 'Invalid request.' };
  const names = found.map(({ parameter }) => parameter).join(', ');

  switch (first.kind) {
    case 'unknown':
      return {
        status: 400,
        code: 'parameter_unknown',
        // The plural is inferred.
        message: `Received unknown parameter${found.length > 1 ? 's' : ''}: ${names}`,
        param: first.parameter,
      };
    case 'missing':
      return {
        status: 400,
        code: 'parameter_missing',
        message: `Missing required param: ${first.parameter}.`,
        param: first.parameter,
      };
    case 'wrong_type':
      return {
        status: 400,
        // Inferred.
        message:
          first.expected === 'array' ? 'Invalid array' : `Invalid ${first.expected}: ${shorten(asText(first.value))}`,
        param: first.parameter,
      };
    case 'too_long':
      return {
        status: 400,
        // Inferred.
        message: `Invalid string: ${shorten(first.value)}; must be at most ${first.limit} characters`,
        param: first.parameter,
      };
    case 'empty':
      return {
        status: 400,
        code: 'parameter_invalid_empty',
        message: `You passed an empty string for '${first.parameter}'. We assume empty values are an attempt to unset a parameter; however '${first.parameter}' cannot be unset. You should remove '${first.parameter}' from your request or supply a non-empty value.`,
        param: first.parameter,
      };
    case 'invalid':
      return {
        status: 400,
        message: `Invalid ${first.parameter}: ${first.reason}: ${shorten(asText(first.value))}`,
        param: first.parameter,
      };
    case 'not_exactly_one':
      return first.given.length === 0
        ? // Inferred.
          { status: 400, message: `You must specify one of these parameters: ${first.allowed.join(', ')}.` }
        : {
            status: 400,
            message: `You may only specify one of these parameters: ${first.given.join(', ')}.`,
            param: first.parameter,
          };
  }
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Gives back both ends of a long text: `aaaaaaaaaa...aaaaaaaaaa`. */
function shorten(text: string): string {
  return text.length <= 50 ? text : `${text.slice(0, 10)}...${text.slice(-10)}`;
}
