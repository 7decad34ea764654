import { connect, type ClientHttp2Session, type OutgoingHttpHeaders } from 'node:http2';

/** A reply by HTTP/2 with what tests compare. */
export interface StreamAnswer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Opens a connection by HTTP/2 that is verified against the certificate. Rejects where it can't be had. */
export function openSession(url: string, ca: string): Promise<ClientHttp2Session> {
  const session = connect(url, { ca });
  return new Promise((resolve, reject) => {
    session.once('error', reject);
    session.once('connect', () => {
      session.off('error', reject);
      resolve(session);
    });
  });
}

/** Gives back what is answered to one request on a connection. The body goes without an announced length unless the headers have one. */
export function ask(
  session: ClientHttp2Session,
  headers: OutgoingHttpHeaders,
  body?: string | Buffer,
): Promise<StreamAnswer> {
  return new Promise((resolve, reject) => {
    const stream = session.request(headers, { endStream: body === undefined });
    const received: Buffer[] = [];
    let head: Readonly<Record<string, unknown>> = {};
    stream.on('response', (given) => {
      head = given;
    });
    stream.on('data', (chunk: Buffer) => received.push(chunk));
    stream.on('error', reject);
    stream.on('close', () => {
      const status = typeof head[':status'] === 'number' ? head[':status'] : undefined;
      resolve({ status, headers: head, text: Buffer.concat(received).toString('utf8') });
    });
    if (body !== undefined) stream.end(body);
  });
}
