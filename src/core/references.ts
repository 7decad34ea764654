import type { JsonSchema } from './openapi';

/** Gives back what a reference leads to, and any other schema as it is. */
export type Follow = (schema: JsonSchema) => JsonSchema;

const prefix = '#/components/schemas/';

/** Gives back the way from references to the schemas of a contract. They are followed one at a time, because schemas may name each other in a circle. */
export function followReferences(schemas: Readonly<Record<string, JsonSchema>>): Follow {
  return function follow(schema) {
    const reference = schema.$ref;
    if (reference === undefined) return schema;
    const target = reference.startsWith(prefix) ? schemas[reference.slice(prefix.length)] : undefined;
    if (target === undefined) throw new Error(`The contract has a reference that leads nowhere: ${reference}`);
    return follow(target);
  };
}
