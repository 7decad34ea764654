import { allowsHost, allowsOrigin, type Allowed } from '../core/allowed';
import type { Problem } from '../core/problem';

/** What the guard looks at: the head of a request as it was sent, because Node hides a second Host and takes an empty one. */
export interface Visit {
  readonly httpVersion: string;
  /** Names and values in turn. */
  readonly rawHeaders: readonly string[];
  /** The request target: a path, or with a scheme and an authority in front of it. */
  readonly target: string;
}

/**
 * Gives back why a request is stopped at the door, before its path or its body counts; undefined where it may come in.
 *
 * Every web page that a developer opens can send requests to this machine. One that calls by a name of its own, which it has
 * made to lead here, is known by the Host (DNS rebinding); one that calls as what it is, by the Origin. X-Forwarded-Host and
 * its like are nobody's word for anything.
 */
export function findTrespass({ httpVersion, rawHeaders, target }: Visit, allowed: Allowed): Problem | undefined {
  const { hosts, origins } = headersIn(rawHeaders);

  // RFC 9112, section 3.2. HTTP/1.0 knows no Host, and no browser speaks it.
  if (hosts.length === 0 && httpVersion === '1.1') return { kind: 'unreadable', cause: { reason: 'http_broken' } };

  // Two are refused even if they are equal: who reads the first and who reads the last would disagree elsewhere.
  const [host] = hosts;
  if (hosts.length > 1 || (host !== undefined && !allowsHost(host, allowed))) {
    return { kind: 'host_forbidden', given: hosts.join(', ') };
  }
  const authority = authorityIn(target);
  if (authority !== undefined && !allowsHost(authority, allowed)) return { kind: 'host_forbidden', given: authority };

  const [origin] = origins;
  if (origins.length > 1 || (origin !== undefined && !allowsOrigin(origin, allowed))) {
    return { kind: 'origin_forbidden', given: origins.join(', ') };
  }
  return undefined;
}

function headersIn(rawHeaders: readonly string[]): { readonly hosts: string[]; readonly origins: string[] } {
  const hosts: string[] = [];
  const origins: string[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = [rawHeaders[index], rawHeaders[index + 1]];
    // By length first: this runs for every header of every request.
    if (name.length === 4 && name.toLowerCase() === 'host') hosts.push(value);
    else if (name.length === 6 && name.toLowerCase() === 'origin') origins.push(value);
  }
  return { hosts, origins };
}

/** Gives back the authority of an absolute target, as proxies are sent it; undefined for a path. */
function authorityIn(target: string): string | undefined {
  return target.startsWith('/') ? undefined : /^[^:/?#]*:\/\/([^/?#]*)/.exec(target)?.[1];
}
