import { STATUS_CODES } from 'node:http';
import type { EventEmitter } from 'node:events';
import { Duplex } from 'node:stream';
import type { Problem, Unreadable } from '../core/problem';
import { replyWithoutRequest, type Parts } from '../core/handle';
import { findTrespass } from './guard';
import { sendReply, writeMessage, type Outlet } from './reply';
import { toVisit, type Message } from './request';

/** Node keeps some requests from the app and answers them with an empty body, or not at all. They get JSON as well. */
export function answerBesideTheApp(server: EventEmitter, parts: Parts): void {
  const answer = (to: Duplex | Outlet, problem: Problem, path?: string): void => {
    const reply = replyWithoutRequest(problem, parts, path);
    if (!(to instanceof Duplex)) sendReply(to, reply);
    else if (to.writable) to.end(writeMessage(reply, STATUS_CODES[reply.status] ?? ''));
  };
  server.on('clientError', (error: NodeJS.ErrnoException & { readonly rawPacket?: Buffer }, socket: Duplex) => {
    const cause = describeParserError(error.code);
    answer(socket, { kind: 'unreadable', cause }, pathIn(error.rawPacket));
  });
  // These two never reach the app, and so not its guard.
  const guarded = (request: Message, otherwise: Problem): Problem =>
    findTrespass(toVisit(request), parts.allowed) ?? otherwise;
  // HTTP/2 has a response for it and a path only sometimes, HTTP/1 a bare socket.
  server.on('connect', (request: Message, to: Duplex | Outlet) => {
    const { url = '' } = request;
    answer(to, guarded(request, { kind: 'route_unknown', method: 'CONNECT', path: url }));
  });
  server.on('checkExpectation', (request: Message, response: Outlet) => {
    const { url = '', headers } = request;
    const cause = { reason: 'expectation_unsupported', given: headers.expect ?? '' } as const;
    answer(response, guarded(request, { kind: 'unreadable', cause }), url);
  });
}

/** Gives back the path in the first line of what could not be read, where there is one. */
function pathIn(bytes: Buffer | undefined): string {
  return /^\S+ (\/[^ ?]*)/.exec(bytes?.toString('latin1', 0, 4_096) ?? '')?.[1] ?? '';
}

function describeParserError(code: string | undefined): Unreadable {
  if (code === 'HPE_HEADER_OVERFLOW') return { reason: 'headers_too_large' };
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { reason: 'sent_too_slowly' };
  return { reason: 'http_broken' };
}
