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
    case 'dependencies':
      return { ...at, kind: 'missing', parameter: inBrackets([...names, String(error.params['missingProperty'])]) };
    case 'minLength':
      if (value === '') return { ...at, kind: 'empty' };
      break;
    case 'maxLength':
      // A text that must be empty stands for "unset"; any other one is no value of the type that is wanted.
      if (expected === 0) return { ...at, kind: 'wrong_type', expected: firstType(error.parentSchema), value };
      if (error.propertyName !== undefined)
        return { ...at, kind: 'name_too_long', limit: Number(expected), name: error.propertyName };
      return { ...at, kind: 'too_long', limit: Number(expected), value: String(value) };
    case 'type':
      return { ...at, kind: 'wrong_type', expected: firstType(error.parentSchema), value };
    case 'maxProperties':
      return { ...at, kind: 'too_many', limit: Number(expected), count: countOf(value) };
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

function countOf(value: unknown): number {
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}

/** Gives back what a value should be. Where a contract allows two types, the first one says it. */
function firstType(schema: ErrorObject['parentSchema']): string {
  const type: unknown = schema?.['type'];
  return Array.isArray(type) ? String(type[0]) : String(type);
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
