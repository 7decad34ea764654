import { createServer, type Server as HttpServer } from 'node:http';
import type { Server } from 'node:net';
import type { Parts } from '../core/handle';
import type { App } from './app';
import { answerBesideTheApp } from './beside';
import { describePatience, usualPatience } from './limits';

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
  const server = createServer({ ...messages, ...describePatience(usualPatience) }, listener);
  answerBesideTheApp(server, parts);
  return { port: await bind(server, host, port), close: () => drain(server) };
}

/** Gives back the port, once the server has it. */
export async function bind(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('The server listens on no port.');
}

async function drain(server: HttpServer): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  // A connection that is kept alive becomes idle only after its reply, so they are looked for more than once.
  const started = performance.now();
  const sweep = setInterval(() => {
    if (performance.now() - started < usualPatience.drain) server.closeIdleConnections();
    else server.closeAllConnections();
  }, 20);
  server.closeIdleConnections();
  await closed;
  clearInterval(sweep);
}
