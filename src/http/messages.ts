import { IncomingMessage, ServerResponse } from 'node:http';

/** What Node's server makes of each request and its response. */
export interface MessageClasses {
  readonly IncomingMessage: typeof IncomingMessage;
  readonly ServerResponse: typeof ServerResponse;
}

/** The part of an Express app that this is about. */
interface Prototypes {
  readonly request: object;
  readonly response: object;
}

/**
 * Gives back classes for Node's server whose instances have the app's prototypes from the start. Express sets those on every
 * request and response, and on Node 20 an object whose prototype was changed is slow from then on; here the change changes
 * nothing. It rests on `app.request` and `app.response`, which Express documents for extending its API.
 */
export function createMessageClasses(app: Prototypes): MessageClasses {
  class AppRequest extends IncomingMessage {}
  class AppResponse<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {}
  Object.setPrototypeOf(AppRequest.prototype, app.request);
  Object.setPrototypeOf(AppResponse.prototype, app.response);
  Object.assign(app, { request: AppRequest.prototype, response: AppResponse.prototype });
  return { IncomingMessage: AppRequest, ServerResponse: AppResponse };
}
