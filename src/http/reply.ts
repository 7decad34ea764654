import type { ServerResponse } from 'node:http';
import type { ApiReply } from '../core/exchange';

/**
 * Writes a reply. Node leaves the body out by itself where the request was HEAD. The body goes as a string: then Node writes
 * it together with the head, and not in a second piece.
 */
export function sendReply(response: ServerResponse, reply: ApiReply): void {
  response.writeHead(reply.status, { ...reply.headers, 'Content-Length': Buffer.byteLength(reply.body) });
  response.end(reply.body);
}

/** Gives back the reply as the bytes of an HTTP/1.1 message that ends its connection, for sockets that have no response. */
export function writeMessage(reply: ApiReply, reason: string): string {
  const headers = { ...reply.headers, 'Content-Length': String(Buffer.byteLength(reply.body)), Connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${reply.status} ${reason}`, ...lines, '', reply.body].join('\r\n');
}
