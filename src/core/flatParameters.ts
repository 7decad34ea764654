/**
 * Gives back parameters as pairs of a name in bracket form and a text: `{ card: { token: 'tok_visa' }, expand: ['a'] }`
 * becomes `card[token]` and `expand[0]`. What holds nothing has no pair.
 */
export function flattenParameters(value: unknown, name = ''): readonly (readonly [name: string, text: string])[] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null)
    return [[name, typeof value === 'string' ? value : JSON.stringify(value)]];
  return Object.entries(value).flatMap(([inner, below]) =>
    flattenParameters(below, name === '' ? inner : `${name}[${inner}]`),
  );
}
