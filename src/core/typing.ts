import { isIndex, type FormTree, type FormValue } from './form';
import type { JsonSchema } from './openapi';
import type { Follow } from './references';

/** A parameter once it has the type that the contract declares. */
export type Parameter = string | number | boolean | readonly Parameter[] | Parameters;
export interface Parameters {
  readonly [name: string]: Parameter;
}

/**
 * Gives back the tree with the types that the schema wants: `{ expand: { 0: 'a' }, limit: '3' }` becomes
 * `{ expand: ['a'], limit: 3 }`. A form is text and can't say what is a list or a number, only the contract can; what
 * doesn't look like one is left for the validator to refuse.
 */
export function typeParameters(tree: FormTree, schema: JsonSchema, follow: Follow): Parameters {
  const typed: Record<string, Parameter> = {};
  // Without a prototype, like the tree: a parameter named "__proto__" must stay one.
  Object.setPrototypeOf(typed, null);
  for (const [name, value] of Object.entries(tree)) typed[name] = type(value, schemaOf(name, schema), follow);
  return typed;
}

function type(value: FormValue, given: JsonSchema, follow: Follow): Parameter {
  const schema = follow(given);
  const types = [schema.type].flat();
  if (typeof value === 'string') {
    if (types.includes('integer') && /^-?\d{1,15}$/.test(value)) return Number(value);
    if (types.includes('boolean') && (value === 'true' || value === 'false')) return value === 'true';
    return value;
  }
  if (!types.includes('array') || !Object.keys(value).every(isIndex)) return typeParameters(value, schema, follow);
  return Object.entries(value)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, item]) => type(item, schema.items ?? {}, follow));
}

/** Gives back the schema of one member: by its name, or that of all others. */
function schemaOf(name: string, { properties = {}, additionalProperties }: JsonSchema): JsonSchema {
  const named = Object.hasOwn(properties, name) ? properties[name] : undefined;
  return named ?? (typeof additionalProperties === 'object' ? additionalProperties : {});
}
