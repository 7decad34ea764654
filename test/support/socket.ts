import { connect } from 'node:net';

/** Sends bytes as they are, and gives back everything that came until the server closed the connection. */
export function sendBytes(port: number, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const received: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(bytes);
    });
    socket.setTimeout(20_000, () => {
      socket.destroy(new Error('The server neither answered nor closed the connection.'));
    });
    socket.on('data', (chunk) => received.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => {
      resolve(Buffer.concat(received).toString('utf8'));
    });
  });
}

/** The first reply among received bytes. Names of headers are in lower case. */
export interface RawReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Reads the first reply among received bytes; its status is 0 where there is none. */
export function readReply(received: string): RawReply {
  const [head = '', body = ''] = received.split('\r\n\r\n', 2);
  const [line = '', ...fields] = head.split('\r\n');
  const headers = fields.map((field): [string, string] => {
    const colon = field.indexOf(': ');
    return [field.slice(0, colon).toLowerCase(), field.slice(colon + 2)];
  });
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(line)?.[1] ?? 0);
  return { status, headers: Object.fromEntries(headers), body };
}
