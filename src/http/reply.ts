import type { ServerResponse } from 'node:http';
import type { ApiReply } from '../core/exchange';

/** Writes a reply. Node leaves the body out by itself where the request was HEAD. */
export function sendReply(response: ServerResponse, reply: ApiReply): void {
  const bytes = Buffer.from(reply.body, 'utf8');
  response.writeHead(reply.status, { ...reply.headers, 'Content-Length': bytes.length });
  response.end(bytes);
}

/** Gives back the reply as the bytes of an HTTP/1.1 message that ends its connection, for sockets that have no response. */
export function writeMessage(reply: ApiReply, reason: string): string {
  const headers = { ...reply.headers, 'Content-Length': String(Buffer.byteLength(reply.body)), Connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${reply.status} ${reason}`, ...lines, '', reply.body].join('\r\n');
}
