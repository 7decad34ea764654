import type { RequestListener } from 'node:http';
import express, { type NextFunction, type Request, type Response } from 'express';
import type { Exchange } from '../core/exchange';
import { handle, replyWithoutRequest, type Parts } from '../core/handle';
import { toApiRequest } from './request';
import { sendReply } from './reply';
import { describeServer } from './welcome';

/** Is told of every exchange, once its reply is on the way. */
export type Observe = (exchange: Exchange, milliseconds: number) => void;

/**
 * Gives back the Express app: one page about the server itself, and one handler that takes every other request into the
 * core and its reply back out. It can be mounted in another app, before any body parser.
 */
export function createApp(parts: Parts, version: string, observe: Observe, real: () => number): RequestListener {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');

  app.get('/', (_request, response) => {
    sendReply(response, describeServer(parts.providers, version));
  });

  app.use(async (request, response) => {
    const started = real();
    const exchange = await handle(await toApiRequest(request, response), parts);
    sendReply(response, exchange.reply);
    observe(exchange, real() - started);
  });

  // Nothing above should throw. If it does, the answer is JSON all the same: Express itself would show the stack as HTML.
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) next(error);
    else sendReply(response, replyWithoutRequest({ kind: 'unexpected' }, parts));
  });

  return app;
}
