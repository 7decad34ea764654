import type { components } from './contract';
import { readText } from './emptyText';
import type { Address } from './resources/fields';

type ShownAddress = components['schemas']['address'];

/** Gives back an address as it is stored; an empty text unsets it, and any line of it. */
export function readAddress(given: components['schemas']['address_parameters']): Address | null {
  if (typeof given === 'string') return null;
  const lines = Object.entries(given).map(([name, line]: [string, string]) => [name, readText(line)] as const);
  return Object.fromEntries(lines);
}

/** Gives back an address with all its lines, null where one is not known. */
export function showAddress(lines: Address): ShownAddress {
  const { city = null, country = null, line1 = null, line2 = null, postal_code = null, state = null } = lines;
  return { city, country, line1, line2, postal_code, state };
}
