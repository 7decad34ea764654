import type { ApiReply } from '../core/exchange';

/** The response of either protocol, as far as it is written here. */
export interface Outlet {
  readonly headersSent: boolean;
  writeHead(status: number, headers: Readonly<Record<string, string | number>>): unknown;
  end(body: string): unknown;
  write(piece: Uint8Array | string, written?: () => void): unknown;
  /** How many bytes wait to be sent. */
  readonly writableLength: number;
  once(event: 'close', listener: () => void): unknown;
  destroy(): unknown;
  /** HTTP/2's alone. */
  readonly stream?: { close(code?: number): void };
  readonly socket?: { resetAndDestroy(): unknown; destroy(): unknown } | null;
}

/**
 * Writes a reply, unless one is out already: a request that came too slowly was given up. Node leaves the body out by itself
 * where the request was HEAD. The body goes as a string: then Node writes
 * it together with the head, and not in a second piece.
 */
export function sendReply(response: Outlet, reply: ApiReply): void {
  if (response.headersSent) return;
  response.writeHead(reply.status, { ...reply.headers, 'Content-Length': Buffer.byteLength(reply.body) });
  response.end(reply.body);
}

/** Gives back the reply as the bytes of an HTTP/1.1 message that ends its connection, for sockets that have no response. */
export function writeMessage(reply: ApiReply, reason: string): string {
  const headers = { ...reply.headers, 'Content-Length': String(Buffer.byteLength(reply.body)), Connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${reply.status} ${reason}`, ...lines, '', reply.body].join('\r\n');
}
