import type { JsonValue } from './journal';
import { maskMark, maskSecret, type Masking } from './masking';

/** Hides what is known to be secret in a text. */
export type Hide = (text: string) => string;

/** In characters: longer texts among the parameters are cut, so that no entry grows with what was sent. */
const textLimit = 2_048;

/**
 * Gives back a value as JSON with its secrets masked: by name, below a secret name, in the value of a violation that names
 * a secret parameter, and in every text.
 */
export function maskJson(value: unknown, masking: Masking, hide: Hide): JsonValue {
  return mask(value, false);

  function mask(part: unknown, isSecret: boolean): JsonValue {
    switch (typeof part) {
      case 'string':
        return isSecret ? maskSecret(part) : cut(hide(part));
      case 'number':
      case 'bigint': {
        const shown = isSecret ? maskSecret(String(part)) : hide(String(part));
        return shown === String(part) ? Number(part) : shown;
      }
      case 'boolean':
        return part;
      case 'object':
        if (part === null) return null;
        if (part instanceof Error) return hide(`${part.name}: ${part.message}`);
        if (Array.isArray(part)) return part.map((item) => mask(item, isSecret));
        return maskMembers(part, isSecret);
      default:
        // Nothing that JSON could say.
        return null;
    }
  }

  function maskMembers(members: object, isSecret: boolean): JsonValue {
    const namesSecret = 'parameter' in members && typeof members.parameter === 'string' && isAbout(members.parameter);
    const shown = Object.entries(members).flatMap(([name, inner]): [string, JsonValue][] =>
      inner === undefined
        ? []
        : [[cut(hide(name)), mask(inner, isSecret || masking.isSecret(name) || (namesSecret && name === 'value'))]],
    );
    return Object.fromEntries(shown);
  }

  function isAbout(parameter: string): boolean {
    return parameter.split(/[[\]]/).some((part) => masking.isSecret(part));
  }
}

function cut(text: string): string {
  return text.length <= textLimit ? text : `${Buffer.from(text.slice(0, textLimit)).toString()}…`;
}

/** Gives back a query with its secrets masked; a pair that can't be read is masked whole, and all others stay as they were sent. */
export function maskQuery(query: string, masking: Masking, hide: Hide): string {
  return query === ''
    ? ''
    : query
        .split('&')
        .map((pair) => maskPair(pair, masking, hide))
        .join('&');
}

function maskPair(pair: string, masking: Masking, hide: Hide): string {
  const equals = pair.indexOf('=');
  const name = decode(equals < 0 ? pair : pair.slice(0, equals));
  const value = equals < 0 ? '' : decode(pair.slice(equals + 1));
  if (name === undefined || value === undefined) return maskMark;
  const isSecret = name.split(/[[\]]/).some((part) => masking.isSecret(part));
  const [shownName, shownValue] = [hide(name), isSecret ? maskSecret(value) : hide(value)];
  if (shownName === name && shownValue === value) return pair;
  return equals < 0 ? encodeURI(shownName) : `${encodeURI(shownName)}=${encodeURIComponent(shownValue)}`;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
