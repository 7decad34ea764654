import { sha256, type Ids } from '../../core/ids';

/** Gives back a random UUID, version 4 (RFC 9562, section 5.4), from the chance that is handed in. */
export function createUuid(ids: Ids): string {
  const hex = sha256(ids.alphanumeric(32));
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
