import { isIPv6 } from 'node:net';
import * as v from 'valibot';
import { hostIn } from './core/host';

/** A name or an address that the server may be called by, as an option gives it. */
export const callableHost = v.pipe(
  v.string(),
  v.transform((text) => readHost(text) ?? ''),
  v.minLength(1),
);

/** The origin of a page that may call, as an option gives it. */
export const callingOrigin = v.pipe(
  v.string(),
  v.transform((text) => readOrigin(text) ?? ''),
  v.minLength(1),
);

/** Gives back a host as `hostIn` has it: of an IPv6 address the shortest form, which is what clients send. */
function readHost(text: string): string | undefined {
  const address = text.replace(/^\[(.*)\]$/, '$1');
  if (isIPv6(address)) return hostIn(new URL(`http://[${address}]`).hostname);
  const isName = /^[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*$/i.test(text);
  return isName ? hostIn(text) : undefined;
}

/** Gives back an origin as browsers send it: in lower case, and without the port that its scheme implies. */
function readOrigin(text: string): string | undefined {
  const [, scheme = '', authority = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)$/i.exec(text) ?? [];
  if (hostIn(authority) === undefined || !URL.canParse(text)) return undefined;
  // The origins of apps, such as capacitor://localhost, have no such port and no rule that URL knows.
  return /^https?$/i.test(scheme) ? new URL(text).origin : text.toLowerCase();
}
