import type { IncomingMessage } from 'node:http';
import { raw } from 'body-parser';
import type { Request, Response } from 'express';
import type { ApiRequest } from '../core/exchange';
import type { Unreadable } from '../core/problem';

/** In bytes. A form has room for every documented parameter; JSON spends more on its syntax. */
const formLimit = 64 * 1024;
const jsonLimit = 256 * 1024;

const readFormBytes = raw({ type: () => true, limit: formLimit });
const readJsonBytes = raw({ type: () => true, limit: jsonLimit });

/** Gives back the request as plain data, once its body has been read as far as the limits allow. Never rejects. */
export async function toApiRequest(request: Request, response: Response): Promise<ApiRequest> {
  const { path, query } = splitTarget(request.url);
  return {
    method: request.method,
    path,
    query,
    headers: joinHeaders(request.headers),
    body: await readBody(request, response),
  };
}

/** Gives back the request as plain data with its body left unread, for those that are answered before it counts. */
export function toBodilessRequest({ method = '', url = '', headers }: IncomingMessage): ApiRequest {
  return { method, ...splitTarget(url), headers: joinHeaders(headers), body: new Uint8Array() };
}

/** Splits a request target; of an absolute one, as proxies send it, only the path and the query count. */
function splitTarget(target: string): { readonly path: string; readonly query: string } {
  const local = target.startsWith('/') ? target : target.replace(/^[a-z]+:\/\/[^/?]*/i, '');
  const mark = local.indexOf('?');
  return mark < 0 ? { path: local, query: '' } : { path: local.slice(0, mark), query: local.slice(mark + 1) };
}

function joinHeaders(sent: IncomingMessage['headers']): ApiRequest['headers'] {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(sent)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

function readBody(request: Request, response: Response): Promise<Uint8Array | Unreadable> {
  const isJson = request.headers['content-type']?.includes('json') === true;
  const readBytes = isJson ? readJsonBytes : readFormBytes;
  return new Promise((resolve) => {
    readBytes(request, response, (error?: unknown) => {
      resolve(error === undefined ? takeBody(request) : describeFailure(error));
    });
  });
}

/** body-parser leaves the bytes in `request.body`, or nothing where there is no body; anything else was left by a parser before us. */
function takeBody(request: Request): Uint8Array | Unreadable {
  const body: unknown = request.body;
  if (body instanceof Uint8Array) return body;
  const isSent =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  return isSent ? { reason: 'body_already_read' } : new Uint8Array();
}

/** Translates body-parser's errors; their `type` is documented in its README. */
function describeFailure(error: unknown): Unreadable {
  const { type, limit, encoding } = Object.assign({ type: '', limit: 0, encoding: '' }, error);
  switch (type) {
    case 'entity.too.large':
      return { reason: 'body_too_large', limit };
    case 'encoding.unsupported':
      return { reason: 'compression_unsupported', given: encoding };
    case 'request.aborted':
    case 'request.size.invalid':
      return { reason: 'body_aborted' };
    case 'stream.encoding.set':
    case 'stream.not.readable':
      return { reason: 'body_already_read' };
    default:
      // What zlib throws carries no type.
      return { reason: 'compression_broken' };
  }
}
