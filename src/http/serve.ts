import type { Control } from '../control';
import { statePaths } from '../control/handle';
import { streamPath } from '../control/stream';
import type { Exchange } from '../core/exchange';
import { handle, replyWithoutRequest, type Parts } from '../core/handle';
import { turnAway } from '../core/turnAway';
import { deliver } from './deliver';
import { createEvents, type SendEvents } from './events';
import { findTrespass } from './guard';
import { sendReply, type Outlet } from './reply';
import { splitTarget, toApiRequest, toBodilessRequest, toVisit, type Message } from './request';
import { describeServer } from './welcome';

/** Who is told of what happens. */
export interface Watch {
  /** Every exchange, once its reply is on the way. */
  readonly observe: (exchange: Exchange, milliseconds: number) => void;
  /** What was thrown where nothing should throw. */
  readonly report: (error: unknown) => void;
}

/** What is behind every door. */
export interface Serving {
  readonly parts: Parts;
  readonly version: string;
  readonly watch: Watch;
  /** A clock that never jumps. */
  readonly real: () => number;
  /** Gives back what is counted, in the text form of Prometheus. */
  readonly metrics: () => Promise<string>;
  /** Undefined where nobody may control the server. */
  readonly control: Control | undefined;
}

/** Answers a request of either protocol. Never rejects. */
export type Serve = (request: Message, response: Outlet) => Promise<void>;

/**
 * Gives back what answers every request, whichever server it came by: the server's own pages, its control, and all else goes
 * into the core and its reply back out.
 */
export function createServe(serving: Serving): Serve {
  const { parts, watch, real } = serving;
  const sendEvents = createEvents();

  const serve: Serve = async (request, response) => {
    const started = real();

    // Whoever may not ask at all is turned away before anything is read.
    const trespass = findTrespass(toVisit(request), parts.allowed);
    if (trespass !== undefined) {
      const exchange = turnAway(toBodilessRequest(request), trespass, parts);
      sendReply(response, exchange.reply);
      watch.observe(exchange, real() - started);
      return;
    }

    if (await serveOwn(request, response, serving, sendEvents)) return;

    const exchange = await handle(await toApiRequest(request, response), parts);
    deliver(response, exchange);
    watch.observe(exchange, real() - started);
  };

  return async (request, response) => {
    try {
      await serve(request, response);
    } catch (error) {
      // Nothing above should throw. If it does, the answer is JSON all the same: Express itself would show the stack as HTML.
      watch.report(error);
      const { path } = splitTarget(request.url);
      sendReply(response, replyWithoutRequest({ kind: 'unexpected', cause: error }, parts, path));
    }
  };
}

/** Answers what is asked of the server itself: its page, its health, its control. Gives back whether that was so. */
async function serveOwn(
  request: Message,
  response: Outlet,
  serving: Serving,
  sendEvents: SendEvents,
): Promise<boolean> {
  const { parts, version, control } = serving;
  const { path } = splitTarget(request.url);
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  if (isReading && path === '/') {
    sendReply(response, describeServer(parts.providers, version));
    return true;
  }
  if (isReading && (path === '/healthz' || path === '/readyz')) {
    const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', Vary: 'Origin' };
    sendReply(response, { status: 200, headers, body: '{"status":"ok"}\n' });
    return true;
  }
  if (isReading && path === '/metrics') {
    const headers = { 'Content-Type': 'text/plain; version=0.0.4', 'Cache-Control': 'no-store', Vary: 'Origin' };
    sendReply(response, { status: 200, headers, body: await serving.metrics() });
    return true;
  }
  if (control === undefined || !(path === '/_mayfly' || path.startsWith('/_mayfly/'))) return false;

  const asked = await toApiRequest(request, response, statePaths.includes(path));
  if (asked.method === 'GET' && asked.path === streamPath) {
    const stream = control.openStream(asked);
    if ('open' in stream) await sendEvents(response, stream);
    else sendReply(response, stream);
    return true;
  }
  sendReply(response, await control.answer(asked));
  return true;
}
