import type { Exchange } from '../core/exchange';
import { handle, replyWithoutRequest, type Parts } from '../core/handle';
import { sendReply, type Outlet } from './reply';
import { hostOf, splitTarget, toApiRequest, type Message } from './request';
import { describeServer } from './welcome';

/** Who is told of what happens. */
export interface Watch {
  /** Every exchange, once its reply is on the way. */
  readonly observe: (exchange: Exchange, milliseconds: number) => void;
  /** What was thrown where nothing should throw. */
  readonly report: (error: unknown) => void;
}

/** Answers a request of either protocol. Never rejects. */
export type Serve = (request: Message, response: Outlet) => Promise<void>;

/**
 * Gives back what answers every request, whichever server it came by: one page about the server itself, and all else goes
 * into the core and its reply back out.
 */
export function createServe(parts: Parts, version: string, watch: Watch, real: () => number): Serve {
  const serve: Serve = async (request, response) => {
    // Whoever may not ask at all is turned away here, for both protocols, before anything is read.

    const { path } = splitTarget(request.url);
    if (hostOf(request) === undefined && request.httpVersion !== '1.0') {
      // RFC 9112, section 3.2, and RFC 9113, section 8.3.1. Node would answer it with an empty body, or not mind.
      const cause = { reason: 'http_broken' } as const;
      sendReply(response, replyWithoutRequest({ kind: 'unreadable', cause }, parts, path));
      return;
    }
    if (path === '/' && (request.method === 'GET' || request.method === 'HEAD')) {
      sendReply(response, describeServer(parts.providers, version));
      return;
    }
    const started = real();
    const exchange = await handle(await toApiRequest(request, response), parts);
    sendReply(response, exchange.reply);
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
