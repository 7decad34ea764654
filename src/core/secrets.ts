import * as v from 'valibot';

/** What a contract declares as secret. */
export interface DeclaredSecrets {
  /** Names of parameters and fields whose values are secret: those with `"x-secret": true`. */
  readonly names: ReadonlySet<string>;
  /** Regular expressions of secrets that are known by their form wherever they stand: the values of `x-secret-form`. */
  readonly forms: ReadonlySet<string>;
}

const schema = v.looseObject({
  'x-secret': v.exactOptional(v.literal(true)),
  'x-secret-form': v.exactOptional(v.string()),
});
const members = v.record(v.string(), v.unknown());
const parameter = v.looseObject({ name: v.string(), in: v.string(), schema });

/** Gives back everything that a contract declares as secret, wherever in the document it stands. */
export function readSecrets(document: unknown): DeclaredSecrets {
  const [names, forms] = [new Set<string>(), new Set<string>()];
  visit(document);
  return { names, forms };

  function visit(part: unknown): void {
    if (typeof part !== 'object' || part === null) return;
    if (v.is(parameter, part)) note(part.name, part.schema);
    if ('properties' in part && v.is(members, part.properties)) {
      for (const [name, property] of Object.entries(part.properties)) note(name, property);
    }
    for (const inner of Object.values(part)) visit(inner);
  }

  function note(name: string, declared: unknown): void {
    if (!v.is(schema, declared)) return;
    if (declared['x-secret'] === true) names.add(name);
    if (declared['x-secret-form'] !== undefined) forms.add(declared['x-secret-form']);
  }
}
