import { createServer, STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Problem, Unreadable } from '../core/problem';
import { replyWithoutRequest, type Parts } from '../core/handle';
import type { App } from './app';
import { findTrespass } from './guard';
import { sendReply, writeMessage } from './reply';

/** How long requests that are under way may take once the server is closing, in milliseconds. */
const drainTime = 3_000;

/** A server that takes connections. */
export interface Listening {
  readonly port: number;
  /** Takes no more connections, lets running requests finish, and resolves when the port is free. */
  readonly close: () => Promise<void>;
}

/** Listens on a port, 0 for any free one. Rejects with Node's error where the port can't be had. */
export async function listen(
  { listener, messages }: App,
  host: string,
  port: number,
  parts: Parts,
): Promise<Listening> {
  const server = createServer(
    {
      ...messages,
      connectionsCheckingInterval: 1_000,
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      // Asked for by the app, which has a body to answer with.
      requireHostHeader: false,
    },
    listener,
  );
  answerBesideTheApp(server, parts);
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
  // A connection that is kept alive becomes idle only after its reply, so they are looked for more than once.
  const started = performance.now();
  const sweep = setInterval(() => {
    if (performance.now() - started < drainTime) server.closeIdleConnections();
    else server.closeAllConnections();
  }, 20);
  server.closeIdleConnections();
  await closed;
  clearInterval(sweep);
}

/** Node keeps some requests from the app and answers them with an empty body, or not at all. They get JSON as well. */
function answerBesideTheApp(server: Server, parts: Parts): void {
  const answer = (socket: Duplex, problem: Problem, path?: string): void => {
    if (!socket.writable) return;
    const reply = replyWithoutRequest(problem, parts, path);
    socket.end(writeMessage(reply, STATUS_CODES[reply.status] ?? ''));
  };
  server.on('clientError', (error: NodeJS.ErrnoException & { readonly rawPacket?: Buffer }, socket) => {
    const cause = describeParserError(error.code);
    answer(socket, { kind: 'unreadable', cause }, pathIn(error.rawPacket));
  });
  // These two never reach the app, and so not its guard.
  const guarded = ({ httpVersion, rawHeaders, url: target = '' }: IncomingMessage, otherwise: Problem): Problem =>
    findTrespass({ httpVersion, rawHeaders, target }, parts.allowed) ?? otherwise;
  server.on('connect', (request, socket) => {
    const { url = '' } = request;
    answer(socket, guarded(request, { kind: 'route_unknown', method: 'CONNECT', path: url }));
  });
  server.on('checkExpectation', (request, response) => {
    const { url = '', headers } = request;
    const cause = { reason: 'expectation_unsupported', given: headers.expect ?? '' } as const;
    sendReply(response, replyWithoutRequest(guarded(request, { kind: 'unreadable', cause }), parts, url));
  });
}

/** Gives back the path in the first line of what could not be read, where there is one. */
function pathIn(bytes: Buffer | undefined): string {
  return /^\S+ (\/[^ ?]*)/.exec(bytes?.toString('latin1', 0, 4_096) ?? '')?.[1] ?? '';
}

function describeParserError(code: string | undefined): Unreadable {
  if (code === 'HPE_HEADER_OVERFLOW') return { reason: 'headers_too_large' };
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { reason: 'sent_too_slowly' };
  return { reason: 'http_broken' };
}
