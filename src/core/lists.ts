import { isIndex, type FormTree, type FormValue } from './form';
import type { JsonSchema } from './openapi';

/** A parameter once lists are lists. */
export type Parameter = string | readonly Parameter[] | { readonly [name: string]: Parameter };

/**
 * Gives back the tree with lists where the schema wants them: `{ expand: { 0: 'a' } }` becomes `{ expand: ['a'] }`. A form
 * can't say what is a list, only the contract can; what doesn't look like one is left for the validator to refuse.
 */
export function arrangeLists(tree: FormTree, schema: JsonSchema): Readonly<Record<string, Parameter>> {
  const arranged: Record<string, Parameter> = {};
  // Without a prototype, like the tree: a parameter named "__proto__" must stay one.
  Object.setPrototypeOf(arranged, null);
  for (const [name, value] of Object.entries(tree)) arranged[name] = arrange(value, schema.properties?.[name]);
  return arranged;
}

function arrange(value: FormValue, schema: JsonSchema | undefined): Parameter {
  if (typeof value === 'string') return value;
  if (schema?.type !== 'array' || !Object.keys(value).every(isIndex)) return arrangeLists(value, schema ?? {});
  return Object.entries(value)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, item]) => arrange(item, schema.items));
}
