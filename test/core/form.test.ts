import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse, stringify } from 'qs';
import { parseForm } from '../../src/core/form';
import { ProblemError } from '../../src/core/problem';

describe('parseForm', () => {
  it.each([
    ['', {}],
    ['&&&', {}],
    ['customer=cus_1', { customer: 'cus_1' }],
    ['customer', { customer: '' }],
    ['customer=', { customer: '' }],
    ['=cus_1', {}],
    ['a=b=c', { a: 'b=c' }],
    ['a=1&a=2', { a: '2' }],
    ['a+b=c+d', { 'a b': 'c d' }],
    ['a%2Bb=%26%3D', { 'a+b': '&=' }],
    ['n=%C3%A9%F0%9F%A6%8B', { n: 'é🦋' }],
    ['expand[]=a&expand[]=b', { expand: { 0: 'a', 1: 'b' } }],
    ['expand[0]=a&expand[1]=b', { expand: { 0: 'a', 1: 'b' } }],
    ['expand[1]=a&expand[]=b', { expand: { 1: 'a', 2: 'b' } }],
    ['expand[x]=a&expand[]=b', { expand: { x: 'a', 0: 'b' } }],
    ['expand%5B%5D=a', { expand: { 0: 'a' } }],
    ['shipping[address][city]=X', { shipping: { address: { city: 'X' } } }],
    ['a=1&a[b]=2', { a: { b: '2' } }],
    ['a[b]=1&a=2', { a: '2' }],
    ['[a]=1', { '[a]': '1' }],
    ['a[b=1', { 'a[b': '1' }],
    ['a[b]c=1', { 'a[b]c': '1' }],
    ['a[[b]]=1', { 'a[[b]]': '1' }],
    ['a][b]=1', { 'a]': { b: '1' } }],
  ])('reads %s', (text, tree) => {
    expect(JSON.parse(JSON.stringify(parseForm(text)))).toEqual(tree);
  });

  it('takes any text without a crash, and leaves every prototype as it was', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-c_%[\]=&+.0-9]{0,40}$/), hostile),
        (text) => {
          try {
            expect(Object.getPrototypeOf(parseForm(text))).toBeNull();
          } catch (error) {
            expect(error).toBeInstanceOf(ProblemError);
          }
          expect(Object.keys(Object.prototype)).toEqual([]);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  /**
   * qs is the reference for what both can express: plain names, values of any text, objects and lists within each other.
   * Where they differ on purpose, the table above says what we do: broken encoding is refused instead of kept, and a name
   * given twice counts with its last value.
   */
  it('reads what qs writes, as qs reads it', () => {
    fc.assert(
      fc.property(tree, fc.constantFrom('indices' as const, 'brackets' as const), (value, arrayFormat) => {
        const text = stringify(value, { arrayFormat });
        const reference = parse(text, { depth: 20, parameterLimit: 1_000, arrayLimit: 1_000, duplicates: 'last' });
        expect(listsOf(JSON.parse(JSON.stringify(parseForm(text))))).toEqual(reference);
      }),
      { numRuns: 2_000 },
    );
  });
});

const name = fc.stringMatching(/^[a-z_][a-z_ é-]{0,8}$/);
const hostile = fc
  .array(fc.constantFrom('__proto__', 'constructor', 'prototype', '[', ']', '[]', '=', '&', 'x', '%5B', '%00'), {
    maxLength: 20,
  })
  .map((parts) => parts.join(''));
/** Lists hold texts only: in `a[][b]=1` qs and Rack disagree on where the next item begins. */
const { tree } = fc.letrec<{ tree: Record<string, unknown>; value: unknown }>((tie) => ({
  tree: fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string(),
    fc.array(fc.string(), { minLength: 1, maxLength: 5 }),
    tie('tree'),
  ),
}));

/** qs takes every object for a list whose names are 0, 1, 2…; with us the contract decides, so the test has to. */
function listsOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const isList = entries.length > 0 && entries.every(([key], index) => key === String(index));
  return isList
    ? entries.map(([, item]) => listsOf(item))
    : Object.fromEntries(entries.map(([key, item]) => [key, listsOf(item)]));
}
