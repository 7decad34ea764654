import { hostIn, isLocalHost } from './host';

/**
 * Who may call, beside this machine: the names that the server is called by, and the origins of the pages that call it.
 * Hosts are as `hostIn` gives them back, origins as browsers send them.
 */
export interface Allowed {
  readonly hosts: ReadonlySet<string>;
  readonly origins: ReadonlySet<string>;
}

/** True where the server may be called by this host, whatever the port. */
export function allowsHost(authority: string, { hosts }: Allowed): boolean {
  const host = hostIn(authority);
  return host !== undefined && (isLocalHost(host) || hosts.has(host));
}

/** True where pages of this origin may call and read what is answered: those of this machine on any port, and those listed. */
export function allowsOrigin(origin: string, { origins }: Allowed): boolean {
  return isLocalOrigin(origin) || origins.has(origin);
}

/** True for the origin of a page that this machine served. */
function isLocalOrigin(origin: string): boolean {
  const host = hostIn(/^https?:\/\/(.*)$/.exec(origin)?.[1] ?? '');
  return host !== undefined && isLocalHost(host);
}
