import type { JsonSchema } from './openapi';
import type { Follow } from './references';

/**
 * Gives back what a credential may see of an answer. A member whose schema names credentials with `x-credentials` is there
 * for those alone, however deep it lies; so an operation says all it knows, and the contract says who reads what.
 */
export function withholdFrom(credential: string, value: unknown, schema: JsonSchema, follow: Follow): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const schemas = alternativesOf(schema, follow);

  if (Array.isArray(value)) {
    const items = schemas.find((candidate) => candidate.items !== undefined)?.items;
    return items === undefined ? value : value.map((item) => withholdFrom(credential, item, items, follow));
  }

  const visible = Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
    const member = schemas.map(({ properties }) => properties?.[name]).find((found) => found !== undefined);
    if (member === undefined) return [[name, inner]];
    return isFor(credential, member) ? [[name, withholdFrom(credential, inner, member, follow)]] : [];
  });
  return Object.fromEntries(visible);
}

/** True where a part of the contract exists for this credential: for all, or for those that it names. */
export function isFor(credential: string, { 'x-credentials': credentials }: JsonSchema): boolean {
  return credentials === undefined || credentials.includes(credential);
}

/** Gives back the schema, or all that the value may have: `anyOf` is how a contract says "an id, or the object itself". */
function alternativesOf(schema: JsonSchema, follow: Follow): readonly JsonSchema[] {
  const { anyOf, ...rest } = follow(schema);
  return [rest, ...(anyOf ?? []).flatMap((alternative) => alternativesOf(alternative, follow))];
}
