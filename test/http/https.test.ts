import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { constants, type ClientHttp2Session } from 'node:http2';
import { Agent, request as httpsRequest } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Stripe from 'stripe';
import { createMayfly, type Mayfly } from '../../src';
import type { Exchange } from '../../src/core/exchange';
import { createMemoryStore } from '../../src/store/memory';
import { holdCommits } from '../support/heldStore';
import { errorBody } from '../support/http';
import { ask, openSession } from '../support/http2';
import { newApiKey, startMayfly } from '../support/mayfly';

let certDir: string;
let mayfly: Mayfly;
let ca: string;
let session: ClientHttp2Session;

beforeAll(async () => {
  certDir = await mkdtemp(join(tmpdir(), 'mayfly-https-'));
  mayfly = await startMayfly({ httpsPort: 0, certDir });
  ca = readFileSync(join(certDir, 'mayfly-ca.pem'), 'utf8');
  session = await openSession(`https://localhost:${mayfly.httpsPort}`, ca);
});
afterAll(async () => {
  session.close();
  await mayfly.close();
  await rm(certDir, { recursive: true });
});

const form = 'application/x-www-form-urlencoded';

function create(apiKey: string, body: string | Buffer = 'customer=cus_123', headers = {}) {
  const sent = { ':method': 'POST', ':path': '/v1/ephemeral_keys', 'content-type': form, ...headers };
  return ask(session, { authorization: `Bearer ${apiKey}`, ...sent }, body);
}

/** Calls by Node's client for HTTPS, which speaks HTTP/1.1 alone. */
function askByHttp1(port: number | undefined, method: string, path: string, headers = {}, body = '') {
  return new Promise<{ status: number | undefined; version: string; text: string }>((resolve, reject) => {
    const call = httpsRequest({ host: 'localhost', port, method, path, headers, ca, agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => {
        resolve({ status: response.statusCode, version: response.httpVersion, text });
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** Calls by HTTP/1.1 and leaves it to the server to end the connection. */
async function askAndStay(port: number | undefined, path: string) {
  const socket = connectTls({ host: 'localhost', port, ca });
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer sk_test_2\r\nContent-Length: 0\r\n\r\n`,
  );
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await new Promise((resolve, reject) => socket.once('close', resolve).once('error', reject));
  return { status: Number(text.split(' ')[1]) };
}

describe('HTTPS', () => {
  it('is off unless a port is given for it', async () => {
    await using plain = await createMayfly({ port: 0 });
    expect([plain.httpsUrl, plain.httpsPort]).toEqual([undefined, undefined]);
  });

  it('says where it is', () => {
    expect(mayfly.httpsUrl).toBe(`https://127.0.0.1:${mayfly.httpsPort}`);
    expect(mayfly.httpsPort).not.toBe(mayfly.port);
  });

  it.each([
    [['h2', 'http/1.1'], 'h2'],
    [['http/1.1'], 'http/1.1'],
    [undefined, false],
  ])('speaks what a client that offers %j prefers', async (offered, chosen) => {
    const socket = connectTls({
      host: 'localhost',
      port: mayfly.httpsPort,
      ca,
      ...(offered && { ALPNProtocols: offered }),
    });
    await new Promise((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject));
    expect(socket.authorized).toBe(true);
    expect(socket.alpnProtocol).toBe(chosen);
    socket.destroy();
  });

  it('is not believed by who does not trust the certificate', async () => {
    await expect(openSession(`https://localhost:${mayfly.httpsPort}`, '')).rejects.toThrow('unable to verify');
  });

  it.each(['localhost', '127.0.0.1'])('is believed as %s', async (host) => {
    const opened = await openSession(`https://${host}:${mayfly.httpsPort}`, ca);
    expect((await ask(opened, { ':path': '/' })).status).toBe(200);
    opened.close();
  });

  it('serves HTTP/1.1 as the port without TLS does', async () => {
    const headers = { Authorization: `Bearer ${newApiKey()}`, 'Content-Type': form };
    const created = await askByHttp1(mayfly.httpsPort, 'POST', '/v1/ephemeral_keys', headers, 'customer=cus_1');
    expect(created).toMatchObject({ status: 200, version: '1.1' });
    expect(JSON.parse(created.text)).toMatchObject({ object: 'ephemeral_key' });
    expect((await askByHttp1(mayfly.httpsPort, 'GET', '/elsewhere')).status).toBe(404);
  });

  it("takes Stripe's official SDK, and holds the same state as the other port", async () => {
    const apiKey = newApiKey();
    const httpAgent = new Agent({ ca });
    const connection = { host: 'localhost', protocol: 'https', telemetry: false, httpAgent } as const;
    const stripe = new Stripe(apiKey, { ...connection, port: Number(mayfly.httpsPort) });
    const key = await stripe.ephemeralKeys.create({ customer: 'cus_123' }, { apiVersion: '2020-08-27' });
    httpAgent.destroy();
    expect(key.object).toBe('ephemeral_key');
    expect(await mayfly.sandbox(apiKey).keys.list()).toMatchObject([{ id: key.id }]);
    const byHttp = await fetch(`${mayfly.url}/v1/customers/cus_123`, {
      headers: { Authorization: `Bearer ${key.secret}` },
    });
    expect(byHttp.status).toBe(200);
  });
});

describe('HTTP/2', () => {
  it('creates a key, and replays it under its idempotency key', async () => {
    const apiKey = newApiKey();
    const first = await create(apiKey, 'customer=cus_123', { 'idempotency-key': 'h2' });
    const second = await create(apiKey, 'customer=cus_123', { 'idempotency-key': 'h2' });
    expect(first.status).toBe(200);
    expect(JSON.parse(first.text)).toMatchObject({ associated_objects: [{ type: 'customer', id: 'cus_123' }] });
    expect(second.text).toBe(first.text);
    expect(second.headers['idempotent-replayed']).toBe('true');
  });

  it('gives the headers and bytes that HTTP/1 gives', async () => {
    const path = '/v1/customers/cus_missing?expand[]=x';
    const apiKey = newApiKey();
    const byStream = await ask(session, { ':path': path, authorization: `Bearer ${apiKey}` });
    const byHttp = await fetch(`${mayfly.url}${path}`, { headers: { Authorization: `Bearer ${apiKey}` } });

    expect(byStream.status).toBe(byHttp.status);
    expect(byStream.text).toBe(await byHttp.text());
    const changing = ['date', 'request-id', 'connection', 'keep-alive', ':status'];
    const names = (all: Iterable<string>) => [...all].filter((name) => !changing.includes(name)).sort();
    expect(names(Object.keys(byStream.headers))).toEqual(names(byHttp.headers.keys()));
  });

  it.each([{}, { 'content-length': '16' }])('reads a body whether or not its length is announced: %j', async (more) => {
    expect((await create(newApiKey(), 'customer=cus_123', more)).status).toBe(200);
  });

  it('reads a compressed body, and one that comes in pieces', async () => {
    const zipped = await create(newApiKey(), gzipSync('customer=cus_123'), { 'content-encoding': 'gzip' });
    expect(zipped.status).toBe(200);
    const padded = await create(newApiKey(), `customer=cus_123${'&expand[]='.repeat(3_000)}`);
    expect(padded.text).toContain('Too many parameters');
  });

  it.each([
    [400, 'customer=%', "Invalid percent-encoding in '%'."],
    [413, `customer=${'a'.repeat(300_000)}`, 'Request body too large: at most 65536 bytes are read.'],
  ])('answers %i to a body that cannot be read', async (status, body, message) => {
    const answer = await create(newApiKey(), body);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toEqual(errorBody(message));
  });

  it('answers in JSON at a path that is no endpoint, and to a method that is none', async () => {
    for (const [method, path] of [
      ['GET', '/elsewhere'],
      ['PROPFIND', '/v1/ephemeral_keys'],
    ] as const) {
      const answer = await ask(session, { ':method': method, ':path': path });
      expect(answer.status).toBe(404);
      expect(JSON.parse(answer.text)).toMatchObject({
        error: { message: expect.stringContaining(`(${method}: ${path})`) },
      });
    }
    const connected = await ask(session, { ':method': 'CONNECT', ':authority': 'localhost:443' });
    expect(connected.status).toBe(404);
    const expecting = await ask(session, { ':path': '/', expect: 'foo' });
    expect(expecting.status).toBe(417);
    expect(JSON.parse(expecting.text)).toMatchObject({ error: { type: 'invalid_request_error' } });
  });

  it('answers HEAD with the headers alone', async () => {
    const [asked, head] = [
      await ask(session, { ':path': '/' }),
      await ask(session, { ':method': 'HEAD', ':path': '/' }),
    ];
    expect(head.status).toBe(200);
    expect(head.text).toBe('');
    expect(head.headers['content-length']).toBe(String(Buffer.byteLength(asked.text)));
  });

  it('hands on the headers that HTTP/1 would have, and no others', async () => {
    const seen: Exchange[] = [];
    const watched = await startMayfly({ httpsPort: 0, certDir }, { observe: (exchange) => seen.push(exchange) });
    const own = await openSession(`https://localhost:${watched.httpsPort}`, ca);
    await ask(own, { ':path': '/v1/elsewhere?a=1', 'x-twice': ['1', '2'], cookie: ['a=1', 'b=2'] });
    own.close();
    await watched.close();
    expect(seen.map(({ request }) => request)).toMatchObject([{ method: 'GET', path: '/v1/elsewhere', query: 'a=1' }]);
    expect(seen[0]?.request.headers).toEqual({
      host: `localhost:${watched.httpsPort}`,
      'x-twice': '1, 2',
      cookie: 'a=1; b=2',
    });
  });

  it('refuses a Host that is another than the authority', async () => {
    const answer = await ask(session, { ':path': '/', ':authority': 'localhost', host: 'elsewhere' });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toMatchObject({ error: { type: 'invalid_request_error' } });
  });

  it('answers 100 streams of one connection at once', async () => {
    const apiKey = newApiKey();
    const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => create(apiKey, `customer=cus_${i}`)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 100 }, () => 200));
    expect(await mayfly.sandbox(apiKey).keys.list()).toHaveLength(100);
  });

  it('lives on where a client gives up in the middle of a body', async () => {
    const own = await openSession(`https://localhost:${mayfly.httpsPort}`, ca);
    const given = own.request({ ':method': 'POST', ':path': '/v1/ephemeral_keys', 'content-length': '100' });
    given.on('error', () => undefined);
    given.write('customer');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const refused = own.request({ ':method': 'POST', ':path': '/v1/ephemeral_keys' }, { endStream: false });
    refused.on('error', () => undefined);
    refused.write('customer');
    await new Promise((resolve) => setTimeout(resolve, 50));
    refused.close(constants.NGHTTP2_PROTOCOL_ERROR);
    await new Promise((resolve) => setTimeout(resolve, 50));
    own.destroy();
    expect((await create(newApiKey())).status).toBe(200);
  });
});

describe('close', () => {
  it('lets a running stream finish, although its connection stays open, and takes no other', async () => {
    const held = holdCommits(createMemoryStore({ wall: () => Date.now(), real: () => performance.now() }));
    const closing = await startMayfly({ httpsPort: 0, certDir }, { store: () => held.store });
    const own = await openSession(`https://localhost:${closing.httpsPort}`, ca);
    held.hold();
    const path = '/v1/ephemeral_keys?customer=cus_1';
    const running = [
      ask(own, { ':method': 'POST', ':path': path, authorization: 'Bearer sk_test_1' }),
      askAndStay(closing.httpsPort, path),
    ];
    await held.waiting(2);
    const started = performance.now();
    const closed = closing.close();
    held.letAllGo();

    expect((await Promise.all(running)).map(({ status }) => status)).toEqual([200, 200]);
    await closed;
    expect(performance.now() - started).toBeLessThan(2_500);
    await expect(openSession(`https://localhost:${closing.httpsPort}`, ca)).rejects.toThrow('ECONNREFUSED');
  });

  it('is there for the first port too where the one for HTTPS is taken', async () => {
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const address = free.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await new Promise((resolve) => free.close(resolve));

    await expect(createMayfly({ port, httpsPort: Number(mayfly.httpsPort), certDir })).rejects.toMatchObject({
      code: 'EADDRINUSE',
      port: mayfly.httpsPort,
    });
    await using again = await createMayfly({ port });
    expect(again.port).toBe(port);
  });
});
