import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { raw } from 'body-parser';
import type { ApiRequest } from '../core/exchange';
import type { Unreadable } from '../core/problem';
import type { Visit } from './guard';

/** A request of either protocol, as far as it is read here. */
export interface Message extends Readable {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly httpVersion: string;
  readonly headers: IncomingHttpHeaders;
  /** Names and values in turn, as they were sent. */
  readonly rawHeaders: readonly string[];
  /** What body-parser leaves behind. */
  readonly body?: unknown;
}

/** body-parser takes any stream that has headers, though its types name HTTP/1's alone; a method may be given more. */
interface BodyReader {
  read(request: Message, response: object, next: (error?: unknown) => void): void;
}

/** In bytes. A form has room for every documented parameter; JSON spends more on its syntax. */
const formLimit = 64 * 1024;
const jsonLimit = 256 * 1024;

/** For a snapshot or a seed, which hold everything that a store may hold. */
const stateLimit = 128 * 1024 * 1024;

const formBytes: BodyReader = { read: raw({ type: () => true, limit: formLimit }) };
const jsonBytes: BodyReader = { read: raw({ type: () => true, limit: jsonLimit }) };
const stateBytes: BodyReader = { read: raw({ type: () => true, limit: stateLimit }) };

/** Gives back the request as plain data, once its body has been read as far as the limits allow. Never rejects. */
export async function toApiRequest(request: Message, response: object, isState = false): Promise<ApiRequest> {
  const { path, query } = splitTarget(request.url);
  return {
    method: request.method ?? '',
    path,
    query,
    headers: joinHeaders(request),
    body: await readBody(request, response, isState),
  };
}

/** Gives back the request as plain data with its body left unread, for those that are answered before it counts. */
export function toBodilessRequest(request: Message): ApiRequest {
  const { method = '', url } = request;
  return { method, ...splitTarget(url), headers: joinHeaders(request), body: new Uint8Array() };
}

/** Gives back what the guard looks at. HTTP/2 names the host in a header of its own, and a second one beside it must be the same. */
export function toVisit(request: Message): Visit {
  const { httpVersion, rawHeaders, url: target = '' } = request;
  if (!httpVersion.startsWith('2')) return { httpVersion, rawHeaders, target };
  const host = hostOf(request);
  const { origin } = request.headers;
  const named = [...(host === undefined ? [] : ['host', host]), ...(origin === undefined ? [] : ['origin', origin])];
  // As for HTTP/1.1: a request without a host is malformed.
  return { httpVersion: '1.1', rawHeaders: named, target };
}

/** Splits a request target; of an absolute one, as proxies send it, only the path and the query count. */
export function splitTarget(target = ''): { readonly path: string; readonly query: string } {
  const local = target.startsWith('/') ? target : target.replace(/^[a-z]+:\/\/[^/?]*/i, '');
  const mark = local.indexOf('?');
  return mark < 0 ? { path: local, query: '' } : { path: local.slice(0, mark), query: local.slice(mark + 1) };
}

/** Gives back the host that a request is for, whichever protocol names it; undefined where none does, or two differ. */
export function hostOf({ headers }: Message): string | undefined {
  const { host, ':authority': authority } = headers;
  if (typeof authority !== 'string') return host;
  // RFC 9113, section 8.3.1: a Host beside it that differs is malformed.
  return host === undefined || host === authority ? authority : undefined;
}

function joinHeaders(request: Message): ApiRequest['headers'] {
  const headers: Record<string, string | undefined> = { host: hostOf(request) };
  for (const [name, value] of Object.entries(request.headers)) {
    // HTTP/2's own, such as :path, stand for the request line.
    if (name.startsWith(':')) continue;
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

function readBody(request: Message, response: object, isState: boolean): Promise<Uint8Array | Unreadable> {
  const isJson = request.headers['content-type']?.includes('json') === true;
  const bytes = isState ? stateBytes : isJson ? jsonBytes : formBytes;
  return new Promise((resolve) => {
    bytes.read(request, response, (error?: unknown) => {
      resolve(error === undefined ? takeBody(request) : describeFailure(error));
    });
  });
}

/** body-parser leaves the bytes in `request.body`, or nothing where there is no body; anything else was left by a parser before us. */
function takeBody(request: Message): Uint8Array | Unreadable {
  const { body } = request;
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
