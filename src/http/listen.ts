import { createServer, STATUS_CODES, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Unreadable } from '../core/problem';
import { replyWithoutRequest, type Parts } from '../core/handle';
import { writeMessage } from './reply';

/** How long requests that are under way may take once the server is closing, in milliseconds. */
const drainTime = 3_000;

/** A server that takes connections. */
export interface Listening {
  readonly port: number;
  /** Takes no more connections, lets running requests finish, and resolves when the port is free. */
  readonly close: () => Promise<void>;
}

/** Listens on a port, 0 for any free one. Rejects with Node's error where the port can't be had. */
export async function listen(app: RequestListener, host: string, port: number, parts: Parts): Promise<Listening> {
  const server = createServer(
    { connectionsCheckingInterval: 1_000, headersTimeout: 10_000, requestTimeout: 30_000 },
    app,
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    answerBrokenHttp(error, socket, parts);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return { port: portOf(server.address()), close: () => drain(server) };
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('The server listens on no port.');
}

async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  server.closeIdleConnections();
  const deadline = setTimeout(() => {
    server.closeAllConnections();
  }, drainTime);
  await closed;
  clearTimeout(deadline);
}

/**
 * What Node's parser can't read never becomes a request, so it is answered on the bare socket. Without this Node answers
 * with an empty body.
 */
function answerBrokenHttp(error: NodeJS.ErrnoException, socket: Socket, parts: Parts): void {
  if (!socket.writable) return;
  const reply = replyWithoutRequest({ kind: 'unreadable', cause: describeParserError(error.code) }, parts);
  socket.end(writeMessage(reply, STATUS_CODES[reply.status] ?? ''));
}

function describeParserError(code: string | undefined): Unreadable {
  if (code === 'HPE_HEADER_OVERFLOW') return { reason: 'headers_too_large' };
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { reason: 'sent_too_slowly' };
  return { reason: 'http_broken' };
}
