/** A name or an address, perhaps with a port. Every part of it is bounded and none overlaps, so it takes no longer than its text. */
const authority = /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9_.-]{1,253})(?::(\d{1,5}))?$/i;

const nameBelowLocalhost = /^(?:[a-z0-9_-]{1,63}\.)+localhost$/;
const loopbackAddress = /^127(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/;

/**
 * Gives back the host in `host` or `host:port`, in lower case and an IPv6 address in brackets; undefined for anything else
 * that clients and attackers put there, such as a user's name, a list, nothing at all, or letters beyond ASCII.
 */
export function hostIn(text: string): string | undefined {
  const [, host, port = '0'] = authority.exec(text) ?? [];
  return host === undefined || Number(port) > 65_535 ? undefined : host.toLowerCase();
}

/**
 * True for what always means this machine: localhost, names below it (RFC 6761, section 6.3), and loopback addresses. Nobody
 * can make such a name lead elsewhere, or make another name look like one of them to a browser.
 */
export function isLocalHost(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || loopbackAddress.test(host) || nameBelowLocalhost.test(host);
}
