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
