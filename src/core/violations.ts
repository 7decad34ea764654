import type { ErrorObject } from 'ajv';
import type { ParameterLocation, Violation } from './problem';

/** Gives back what Ajv found in our own terms, in Ajv's order. */
export function describeViolations(errors: readonly ErrorObject[]): readonly Violation[] {
  return errors.map(describe);
}

function describe(error: ErrorObject): Violation {
  const [location, ...names] = error.instancePath.split('/').slice(1).map(unescapePointer);
  const at = { location: isLocation(location) ? location : 'body', parameter: inBrackets(names) };
  const value: unknown = error.data;
  const expected: unknown = error.schema;

  switch (error.keyword) {
    case 'additionalProperties':
      return { ...at, kind: 'unknown', parameter: inBrackets([...names, String(error.params['additionalProperty'])]) };
    case 'required':
      return { ...at, kind: 'missing', parameter: inBrackets([...names, String(error.params['missingProperty'])]) };
    case 'minLength':
      if (value === '') return { ...at, kind: 'empty' };
      break;
    case 'maxLength':
      return { ...at, kind: 'too_long', limit: Number(expected), value: String(value) };
    case 'type':
      return { ...at, kind: 'wrong_type', expected: String(expected), value };
    case 'enum':
      return { ...at, kind: 'not_allowed', allowed: textsIn(expected), value };
    case 'minimum':
      return { ...at, kind: 'too_small', least: Number(expected), value };
    case 'maximum':
      return { ...at, kind: 'too_large', most: Number(expected), value };
    case 'x-credentials':
      // For this caller the contract has no such parameter.
      return { ...at, kind: 'unknown' };
    case 'x-exactly-one-of': {
      const [allowed, given] = [textsIn(expected), namedIn(value, expected)];
      return {
        ...at,
        kind: 'not_exactly_one',
        parameter: inBrackets([...names, given[0] ?? allowed[0] ?? '']),
        allowed,
        given,
      };
    }
    case 'x-at-most-one-of': {
      const given = namedIn(value, expected);
      return { ...at, kind: 'more_than_one', parameter: inBrackets([...names, given[0] ?? '']), given };
    }
  }
  return { ...at, kind: 'invalid', reason: error.message ?? error.keyword, value };
}

function textsIn(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.map(String) : [];
}

/** Gives back which of these names the value has. */
function namedIn(value: unknown, names: unknown): readonly string[] {
  return textsIn(names).filter((name) => typeof value === 'object' && value !== null && Object.hasOwn(value, name));
}

function isLocation(name: string | undefined): name is ParameterLocation {
  return name === 'path' || name === 'query' || name === 'body' || name === 'header';
}

/** Gives back `expand[0]` for `['expand', '0']`. */
function inBrackets([first = '', ...rest]: readonly string[]): string {
  return first + rest.map((name) => `[${name}]`).join('');
}

/** Undoes the escapes of a JSON pointer (RFC 6901, section 4). */
function unescapePointer(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}
