import type { Violation } from '../../core/problem';
import { shorten } from '../../core/text';
import type { StripeError } from './error';

/** Stripe reports one thing at a time. This is the order in which it looks (inferred). */
const order: readonly Violation['kind'][] = [
  'unknown',
  'missing',
  'wrong_type',
  'not_allowed',
  'too_small',
  'too_large',
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
  const names = found.map(({ parameter }) => shorten(parameter, 100)).join(', ');
  const param = shorten(first.parameter, 100);

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
        // Inferred.
        message:
          first.expected === 'array' ? 'Invalid array' : `Invalid ${first.expected}: ${shorten(asText(first.value))}`,
        param,
      };
    case 'too_long':
      return {
        status: 400,
        // Inferred.
        message: `Invalid string: ${shorten(first.value)}; must be at most ${first.limit} characters`,
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
        message: `Invalid ${param}: ${first.reason}: ${shorten(asText(first.value))}`,
        param,
      };
    case 'not_allowed':
      return {
        status: 400,
        message: first.parameter.startsWith('expand[')
          ? `This property cannot be expanded (${shorten(asText(first.value))}).`
          : `Invalid ${param}: must be one of ${listed(first.allowed)}`,
        param,
      };
    case 'too_small':
      return {
        status: 400,
        code: 'parameter_invalid_integer',
        message: `This value must be greater than or equal to ${first.least} (it currently is '${shorten(asText(first.value))}').`,
        param,
      };
    case 'too_large':
      return {
        status: 400,
        code: 'parameter_invalid_integer',
        message: `This value must be less than or equal to ${first.most} (it currently is '${shorten(asText(first.value))}').`,
        param,
      };
    case 'more_than_one':
      return {
        status: 400,
        message: `You may only specify one of these parameters: ${first.given.join(', ')}.`,
        param,
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

/** Gives back `a, b, or c`. */
function listed(values: readonly string[]): string {
  if (values.length < 3) return values.join(' or ');
  return `${values.slice(0, -1).join(', ')}, or ${values.at(-1)}`;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
