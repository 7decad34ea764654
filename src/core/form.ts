import { ProblemError } from './problem';
import { shorten } from './text';

/** At most this many pairs in a query or a form. */
const maxParameters = 200;
/** At most this many levels below a name, in forms and in JSON. */
export const maxDepth = 20;

/** Parameters as they nest. `a[]=x` and `a[0]=x` are the same; what is a list, the contract says. */
export type FormValue = string | FormTree;
export interface FormTree {
  [name: string]: FormValue;
}

/**
 * Reads `application/x-www-form-urlencoded` text: bytes to pairs, pairs to a tree. A name given twice counts with its
 * last value, as in Rack, which Stripe's API inherits from. Trees have no prototype, so `__proto__` is a name like any other.
 *
 * @throws ProblemError `unreadable` for broken percent-encoding, bytes that are not UTF-8, too many pairs, too deep a name.
 * @example parseForm('customer=cus_1&expand[]=a') // { customer: 'cus_1', expand: { 0: 'a' } }
 */
export function parseForm(text: string): FormTree {
  const tree = emptyTree();
  const pairs = text.split('&').filter((pair) => pair !== '');
  if (pairs.length > maxParameters) {
    throw new ProblemError({ kind: 'unreadable', cause: { reason: 'too_many_parameters', limit: maxParameters } });
  }
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    const name = decodePercent((equals < 0 ? pair : pair.slice(0, equals)).replaceAll('+', ' '));
    const value = equals < 0 ? '' : decodePercent(pair.slice(equals + 1).replaceAll('+', ' '));
    if (name !== '') assign(tree, splitName(name), value);
  }
  return tree;
}

/** Gives back the text without percent-encoding. Unlike most parsers it refuses what is broken instead of keeping it. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    const broken = /%(?![0-9a-f]{2})/i.test(text);
    const reason = broken ? 'percent_encoding_broken' : 'not_utf8';
    throw new ProblemError({ kind: 'unreadable', cause: { reason, given: shorten(text) } });
  }
}

/** Gives back `['expand', '0']` for `expand[0]`. A name whose brackets don't match is one plain name. */
function splitName(name: string): readonly string[] {
  const opening = name.indexOf('[');
  if (opening <= 0 || !name.endsWith(']')) return [name];
  const inner = name.slice(opening + 1, -1).split('][');
  if (inner.some((part) => part.includes('[') || part.includes(']'))) return [name];
  if (inner.length > maxDepth) {
    throw new ProblemError({
      kind: 'unreadable',
      cause: { reason: 'nested_too_deep', limit: maxDepth, given: shorten(name) },
    });
  }
  return [name.slice(0, opening), ...inner];
}

function assign(tree: FormTree, [name = '', ...rest]: readonly string[], value: string): void {
  const key = name === '' ? nextPlace(tree) : name;
  if (rest.length === 0) {
    tree[key] = value;
    return;
  }
  const inner = tree[key];
  const branch = typeof inner === 'object' ? inner : emptyTree();
  tree[key] = branch;
  assign(branch, rest, value);
}

/** Gives back where `[]` puts its value: behind the last one. */
function nextPlace(tree: FormTree): string {
  return String(Math.max(-1, ...Object.keys(tree).filter(isIndex).map(Number)) + 1);
}

/** True for a name that counts places in a list. */
export function isIndex(name: string): boolean {
  return /^\d{1,9}$/.test(name);
}

function emptyTree(): FormTree {
  const tree: FormTree = {};
  Object.setPrototypeOf(tree, null);
  return tree;
}
