import type { RequestListener } from 'node:http';
import express from 'express';
import { createMessageClasses, type MessageClasses } from './messages';
import type { Serve } from './serve';

/** The Express app, and the classes of messages that it is fastest with. */
export interface App {
  readonly listener: RequestListener;
  readonly messages: MessageClasses;
}

/**
 * Gives back the Express app around what answers. It can be mounted in another app, before any body parser. A target that is
 * no path goes by it: Express can't parse some of those, and says so in HTML.
 */
export function createApp(serve: Serve): App {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(serve);
  const listener: RequestListener = (request, response) => {
    if (request.url?.startsWith('/') === true) app(request, response);
    else void serve(request, response);
  };
  return { listener, messages: createMessageClasses(app) };
}
