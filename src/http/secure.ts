import { IncomingMessage, ServerResponse } from 'node:http';
import {
  createSecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type ServerHttp2Session,
} from 'node:http2';
import type { Socket } from 'node:net';
import type { Parts } from '../core/handle';
import type { App } from './app';
import { answerBesideTheApp } from './beside';
import { describePatience, usualPatience, type Patience } from './limits';
import { bind, type Listening } from './listen';
import type { Serve } from './serve';
import { closeWhenIdle, serveStream } from './stream';

/** Where to listen, and what to prove it with; key and certificate in PEM. */
export interface SecureAddress {
  readonly host: string;
  readonly port: number;
  readonly key: string;
  readonly certificate: string;
}

/**
 * Listens for HTTP/2 and HTTP/1.1 over TLS, as each client chooses by ALPN (RFC 7301). HTTP/1.1 goes by the Express app;
 * HTTP/2 goes beside it, because Express changes prototypes that its messages can't do without. Rejects with Node's error
 * where the port can't be had.
 */
export async function listenSecurely(
  { listener, messages }: App,
  serve: Serve,
  { host, port, key, certificate }: SecureAddress,
  parts: Parts,
  patience: Patience = usualPatience,
): Promise<Listening> {
  const server = createSecureServer({
    key,
    cert: certificate,
    allowHTTP1: true,
    Http1IncomingMessage: messages.IncomingMessage,
    Http1ServerResponse: messages.ServerResponse,
    handshakeTimeout: patience.headers,
    settings: { maxConcurrentStreams: 250, maxHeaderListSize: 16 * 1024 },
  });
  // Node reads these from the server itself, as from its server of HTTP/1; the types of this one don't know them.
  Object.assign(server, describePatience(patience));
  answerBesideTheApp(server, parts);
  // Who fails or doesn't finish the handshake can't be told anything, and Node leaves the connection open.
  server.on('tlsClientError', (_error, socket: Socket) => socket.destroy());

  const sockets = new Set<Socket>();
  const sessions = new Set<ServerHttp2Session>();
  const running = new Set<ServerResponse>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('session', (session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
    closeWhenIdle(session, patience.idle);
  });
  server.on(
    'request',
    (request: IncomingMessage | Http2ServerRequest, response: ServerResponse | Http2ServerResponse) => {
      if (request instanceof IncomingMessage && response instanceof ServerResponse) {
        running.add(response);
        response.once('close', () => running.delete(response));
        listener(request, response);
      } else if (!(request instanceof IncomingMessage) && !(response instanceof ServerResponse)) {
        void serveStream(request, response, serve, parts, patience.request);
      }
    },
  );

  return {
    port: await bind(server, host, port),
    async close() {
      const closed = new Promise<void>((resolve) =>
        server.close(() => {
          resolve();
        }),
      );
      for (const session of sessions) session.close();
      // Node ends the connections that are idle now; these would become so later, and are ended by their reply.
      for (const response of running) response.shouldKeepAlive = false;
      const deadline = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, patience.drain);
      await closed;
      clearTimeout(deadline);
    },
  };
}
