import { constants, type Http2ServerRequest, type Http2ServerResponse, type ServerHttp2Session } from 'node:http2';
import { replyWithoutRequest, type Parts } from '../core/handle';
import { sendReply, type Outlet } from './reply';
import type { Serve } from './serve';

/** Answers a request that is a stream of HTTP/2. It may take so many milliseconds to arrive. */
export async function serveStream(
  request: Http2ServerRequest,
  response: Http2ServerResponse,
  serve: Serve,
  parts: Parts,
  patience: number,
): Promise<void> {
  const { stream, headers } = request;
  const outlet = toOutlet(response);

  // A body needs no announced length in HTTP/2, and HTTP/1's word for that is the one which body-parser knows.
  if (!stream.endAfterHeaders && headers['content-length'] === undefined) headers['transfer-encoding'] = 'chunked';

  const deadline = setTimeout(() => {
    const problem = { kind: 'unreadable', cause: { reason: 'sent_too_slowly' } } as const;
    sendReply(outlet, replyWithoutRequest(problem, parts, request.url));
    // RFC 9113, section 8.1: the answer stands, and the rest of the request isn't wanted.
    stream.close(constants.NGHTTP2_NO_ERROR);
  }, patience);
  request.once('end', () => {
    clearTimeout(deadline);
  });
  stream.once('close', () => {
    clearTimeout(deadline);
  });

  await serve(request, outlet);
}

function toOutlet(response: Http2ServerResponse): Outlet {
  return {
    // A stream that the client has given up takes no answer.
    get headersSent() {
      return response.headersSent || response.stream.destroyed;
    },
    writeHead: (status, headers) => response.writeHead(status, { ...headers }),
    end: (body) => response.end(body),
    write: (piece, written) =>
      typeof piece === 'string' ? response.write(piece, 'utf8', written) : response.write(piece, written),
    get writableLength() {
      return response.stream.writableLength;
    },
    once: (event, listener) => response.once(event, listener),
    destroy: () => response.stream.destroy(),
    stream: {
      close(code) {
        response.stream.close(code);
      },
    },
  };
}

/** Ends a connection that has carried no stream for so many milliseconds, as HTTP/1 does with one that is kept alive. */
export function closeWhenIdle(session: ServerHttp2Session, patience: number): void {
  let streams = 0;
  let timer = setTimeout(close, patience);
  function close(): void {
    session.close();
    // It has no stream that it could wait for, but a client may leave the end unread.
    timer = setTimeout(() => {
      session.destroy();
    }, patience);
  }
  session.on('stream', (stream) => {
    streams += 1;
    clearTimeout(timer);
    stream.once('close', () => {
      streams -= 1;
      if (streams === 0 && !session.destroyed) timer = setTimeout(close, patience);
    });
  });
  session.once('close', () => {
    clearTimeout(timer);
  });
}
