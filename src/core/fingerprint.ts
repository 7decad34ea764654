import { sha256 } from './ids';

/**
 * Gives back what makes two requests the same under one idempotency key: method, path and parameters, whatever the order
 * they were sent in. Headers are left out.
 */
export function fingerprintOf(method: string, path: string, parameters: unknown): string {
  return sha256(JSON.stringify([method, path, sortKeys(parameters)]));
}

/** Gives back the same value as pairs, sorted by name at every depth. Its depth is bounded where it was parsed. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  // Pairs, not an object: an object would put keys that look like numbers first and lose one named "__proto__".
  return { pairs: pairs.map(([name, inner]) => [name, sortKeys(inner)]) };
}
