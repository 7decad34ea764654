import type { components } from './contract';

/** Gives back the pairs after a change: an empty value removes its pair, an empty text all of them. */
export function mergeMetadata(
  current: Readonly<Record<string, string>>,
  given: components['schemas']['metadata_parameters'] | undefined,
): Readonly<Record<string, string>> {
  if (given === undefined) return current;
  if (typeof given === 'string') return {};
  const merged = new Map([...Object.entries(current), ...Object.entries(given)]);
  return Object.fromEntries([...merged].filter(([, value]) => value !== ''));
}
