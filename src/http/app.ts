import type { RequestListener } from 'node:http';
import express, { type NextFunction, type Request, type Response } from 'express';
import type { Control } from '../control';
import { streamPath } from '../control/stream';
import type { Exchange } from '../core/exchange';
import { handle, replyWithoutRequest, type Parts } from '../core/handle';
import { turnAway } from '../core/turnAway';
import { findTrespass } from './guard';
import { createMessageClasses, type MessageClasses } from './messages';
import { deliver } from './deliver';
import { sendEvents } from './events';
import { sendReply } from './reply';
import { toApiRequest, toBodilessRequest } from './request';
import { describeServer } from './welcome';

/** Who is told of what happens. */
export interface Watch {
  /** Every exchange, once its reply is on the way. */
  readonly observe: (exchange: Exchange, milliseconds: number) => void;
  /** What was thrown where nothing should throw. */
  readonly report: (error: unknown) => void;
}

/** The Express app behind its guard, and the classes of messages that it is fastest with. */
export interface App {
  readonly listener: RequestListener;
  readonly messages: MessageClasses;
}

/**
 * Gives back the Express app: one page about the server itself, and one handler that takes every other request into the
 * core and its reply back out. In front of it stands the guard, so nothing of Express or ours sees a request that may not
 * come in. It can be mounted in another app, before any body parser.
 */
export function createApp(parts: Parts, version: string, watch: Watch, real: () => number, control?: Control): App {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('strict routing');

  app.get('/', (_request, response) => {
    sendReply(response, describeServer(parts.providers, version));
  });

  // Health is for whoever started the server: it lives, and its store answers.
  app.get(['/healthz', '/readyz'], (_request, response) => {
    const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', Vary: 'Origin' };
    sendReply(response, { status: 200, headers, body: '{"status":"ok"}\n' });
  });

  if (control !== undefined) {
    app.use('/_mayfly', async (request, response) => {
      // Express takes the path off that it was mounted at.
      request.url = request.originalUrl;
      const asked = await toApiRequest(request, response);
      if (asked.method === 'GET' && asked.path === streamPath) {
        const stream = control.openStream(asked);
        if ('open' in stream) await sendEvents(response, stream);
        else sendReply(response, stream);
        return;
      }
      sendReply(response, await control.answer(asked));
    });
  }

  app.use(async (request, response) => {
    const started = real();
    const exchange = await handle(await toApiRequest(request, response), parts);
    deliver(response, exchange);
    watch.observe(exchange, real() - started);
  });

  // Nothing above should throw. If it does, the answer is JSON all the same: Express itself would show the stack as HTML.
  app.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    watch.report(error);
    if (response.headersSent) next(error);
    else sendReply(response, replyWithoutRequest({ kind: 'unexpected', cause: error }, parts, request.path));
  });

  const listener: RequestListener = (request, response) => {
    const { httpVersion, rawHeaders, url: target = '' } = request;
    const trespass = findTrespass({ httpVersion, rawHeaders, target }, parts.allowed);
    if (trespass === undefined) {
      app(request, response);
      return;
    }
    const started = real();
    const exchange = turnAway(toBodilessRequest(request), trespass, parts);
    sendReply(response, exchange.reply);
    watch.observe(exchange, real() - started);
  };
  return { listener, messages: createMessageClasses(app) };
}
