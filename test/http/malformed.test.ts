import { connect } from 'node:net';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createKey } from '../support/http';
import { newApiKey, startMayfly } from '../support/mayfly';
import { readReply } from '../support/socket';

/** Of `GET /` only the head counts: it is answered before a broken body is known. So it is left out here. */
const lines = [
  'DELETE /v1/ephemeral_keys/ephkey_1 HTTP/1.1',
  'POST /v1/ephemeral_keys HTTP/1.1',
  'GET /v0/card_details/ HTTP/1.1',
  'GET http://localhost/v1/x HTTP/1.1',
];
const headers = ['Host: localhost', 'Authorization: Bearer sk_test_1', 'Content-Type: application/json'];

/** What no well-formed head holds, or no server should take: each goes in a line of its own. */
const broken = [
  'Host : localhost',
  ': empty',
  'no colon',
  'X: \0',
  'X\0: 1',
  'X: \x01\x7f',
  'bare\nLF: \n1',
  'X: bare\rCR',
  ' folded: 1',
  'Content-Length: 5\r\nContent-Length: 6',
  'Content-Length: -1',
  'Content-Length: 1e3',
  'Content-Length: 5\r\nTransfer-Encoding: chunked',
  'Transfer-Encoding: xchunked',
  'Transfer-Encoding: chunked\r\n\r\nzz\r\n',
  'Transfer-Encoding: chunked, identity',
  `X: ${'a'.repeat(20_000)}`,
  'Expect: nonsense',
  'Host: evil.com',
];

/** A request with something broken in it, and bytes anywhere that don't belong there. */
const malformed = fc
  .record({
    line: fc.oneof(fc.constantFrom(...lines), fc.string({ unit: 'binary', maxLength: 40 })),
    breaks: fc.array(fc.constantFrom(...broken), { minLength: 1, maxLength: 3 }),
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    noise: fc.oneof(fc.constant(''), fc.string({ unit: 'binary', maxLength: 8 })),
    end: fc.constantFrom('\r\n\r\n', '\n\n', '\r\n', ''),
  })
  .map(({ line, breaks, place, noise, end }) => {
    const text = [line, ...headers, ...breaks].join('\r\n') + end;
    const cut = Math.floor(place * text.length);
    return text.slice(0, cut) + noise + text.slice(cut);
  });

/** Sends bytes and says that no more will come, so that the server never waits for the rest. */
function sendAll(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    socket.on('data', (chunk) => (received += chunk.toString()));
    // A server that has seen enough may reset the connection.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(received);
    });
  });
}

/** A long run takes more: MALFORMED=100000 npx jest test/http/malformed. */
const count = Number(process.env['MALFORMED'] ?? 5_000);

it('answers thousands of malformed messages with errors in JSON or not at all, and lives on', async () => {
  const mayfly = await startMayfly();
  const messages = fc.sample(malformed, { seed: 20_261_123, numRuns: count });
  const unexpected: string[] = [];
  let answered = 0;
  const worker = async (): Promise<void> => {
    for (let bytes = messages.pop(); bytes !== undefined; bytes = messages.pop()) {
      const received = await sendAll(mayfly.port, bytes);
      if (received === '') continue;
      answered += 1;
      const { status, headers, body } = readReply(received);
      const isError = status >= 400 && status < 500 && headers['content-type'] === 'application/json';
      const leaks = /<html|<!doctype|\n\s+at |node:internal|node_modules|\.ts:\d/i.test(body);
      if (!isError || leaks) unexpected.push(JSON.stringify([bytes.slice(0, 300), received.slice(0, 300)]));
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));

  expect(unexpected).toEqual([]);
  // Where little is answered, little is tried.
  expect(answered).toBeGreaterThan(count * 0.8);
  expect((await createKey(mayfly, newApiKey())).status).toBe(200);
  await mayfly.close();
});
