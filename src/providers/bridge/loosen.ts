/**
 * Gives back the contract with bodies as open as Bridge's own schema has them: without `additionalProperties: false` and
 * without `maxLength` below each request body.
 */
export function loosenBodies(document: unknown): unknown {
  return mapObjects(document, (name, value) => (name === 'requestBody' ? mapObjects(value, withoutLimits) : value));
}

function withoutLimits(name: string, value: unknown): unknown {
  return name === 'additionalProperties' || name === 'maxLength' ? undefined : value;
}

/** Gives back a copy in which each member is what `map` makes of it; undefined leaves it out. */
function mapObjects(value: unknown, map: (name: string, value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapObjects(item, map));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).flatMap(([name, inner]) => {
    const mapped = map(name, inner);
    return mapped === undefined ? [] : [[name, mapObjects(mapped, map)] as const];
  });
  return Object.fromEntries(members);
}
