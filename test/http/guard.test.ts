import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import type { Mayfly } from '../../src';
import * as bridge from '../support/bridge';
import { allowed, hosts, origins, type Caller } from '../support/callers';
import { createKey, errorBody, get, keyIn } from '../support/http';
import { newApiKey, startMayfly } from '../support/mayfly';
import { readReply, sendBytes } from '../support/socket';

const apiKey = newApiKey();
const bridgeKey = bridge.newBridgeKey();
const [secret, timestamp] = ['0123456789abcdef', 1_700_000_000];
const query = `secret=${secret}&timestamp=${timestamp}`;
const form = 'Content-Type: application/x-www-form-urlencoded\r\n';

/** One way into the server, as bytes around the lines that say who calls. */
interface Entrance {
  /** Gives back what a request acts on: an API key, the id of a key, its secret. */
  readonly subject: (mayfly: Mayfly) => Promise<string>;
  readonly message: (subject: string, caller: string) => string;
  /** What is answered to those that may come in. */
  readonly status: (origin: string | undefined) => number;
  /** True where a page that may come in may read the answer. */
  readonly isReadable: boolean;
}

const nothing = () => Promise.resolve('');
const issue = async (mayfly: Mayfly) => keyIn(await createKey(mayfly, apiKey));

/** Gives back a request without a body. */
function bare(line: string, caller: string, headers = ''): string {
  return `${line} HTTP/1.1\r\n${caller}${headers}Connection: close\r\n\r\n`;
}

const entrances: Readonly<Record<string, Entrance>> = {
  'POST key': {
    subject: () => Promise.resolve(newApiKey()),
    message: (key, caller) =>
      `POST /v1/ephemeral_keys HTTP/1.1\r\n${caller}Authorization: Bearer ${key}\r\n${form}Content-Length: 14\r\nConnection: close\r\n\r\ncustomer=cus_1`,
    status: () => 200,
    isReadable: true,
  },
  'DELETE key': {
    subject: async (mayfly) => (await issue(mayfly)).id,
    message: (id, caller) => bare(`DELETE /v1/ephemeral_keys/${id}`, caller, `Authorization: Bearer ${apiKey}\r\n`),
    status: () => 200,
    isReadable: true,
  },
  'GET customer': {
    subject: async (mayfly) => (await issue(mayfly)).secret,
    message: (key, caller) => bare('GET /v1/customers/cus_123', caller, `Authorization: Bearer ${key}\r\n`),
    status: () => 200,
    isReadable: true,
  },
  "Bridge's reveal": {
    subject: async (mayfly) => {
      const nonce = mayfly.bridge.revealNonce(secret, timestamp);
      return bridge.keyIn(await bridge.createKey(mayfly, bridgeKey, { client_nonce: nonce }));
    },
    message: (key, caller) => bare(`GET /v0/card_details/?${query}`, caller, `Authorization: Bearer ${key}\r\n`),
    status: () => 200,
    isReadable: true,
  },
  'the page about the server': {
    subject: nothing,
    message: (_, caller) => bare('GET /', caller),
    status: () => 200,
    isReadable: false,
  },
  'an unknown path': {
    subject: nothing,
    message: (_, caller) => bare('GET /v1/unknown', caller),
    status: () => 404,
    isReadable: true,
  },
  'the control plane': {
    subject: nothing,
    message: (_, caller) => bare('GET /_mayfly/info', caller),
    status: () => 200,
    isReadable: false,
  },
  'a write to the control plane': {
    subject: nothing,
    message: (_, caller) =>
      `POST /_mayfly/clock/resume HTTP/1.1\r\n${caller}Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`,
    status: () => 200,
    isReadable: false,
  },
  'an unknown path of the control plane': {
    subject: nothing,
    message: (_, caller) => bare('GET /_mayfly/unknown', caller),
    status: () => 404,
    isReadable: false,
  },
  health: {
    subject: nothing,
    message: (_, caller) => bare('GET /healthz', caller),
    status: () => 200,
    isReadable: false,
  },
  'an absolute target': {
    subject: nothing,
    message: (_, caller) => bare('GET http://localhost/', caller),
    status: () => 200,
    isReadable: false,
  },
  'a preflight': {
    subject: nothing,
    message: (_, caller) => bare('OPTIONS /v1/ephemeral_keys', caller, 'Access-Control-Request-Method: POST\r\n'),
    // Without an origin it is no preflight, and OPTIONS no endpoint.
    status: (origin) => (origin === undefined ? 404 : 200),
    isReadable: true,
  },
  CONNECT: {
    subject: nothing,
    message: (_, caller) => bare('CONNECT localhost:80', caller),
    status: () => 404,
    isReadable: false,
  },
};

/** Does the work for all items, a few at a time. */
async function forEachOf<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async (): Promise<void> => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: 32 }, worker));
}

describe('the guard', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly(allowed);
  });
  afterAll(() => mayfly.close());

  it('is tried with more than 40 hosts and 20 origins', () => {
    expect(hosts.length).toBeGreaterThanOrEqual(40);
    expect(origins.length).toBeGreaterThanOrEqual(20);
  });

  it.each(Object.entries(entrances))('lets in who may come in, and nobody else: %s', async (name, entrance) => {
    const { message, status, subject, isReadable } = entrance;
    const untouched = await subject(mayfly);
    const unexpected: string[] = [];
    const pairs = hosts.flatMap((host) => origins.map((origin): [Caller, Caller] => [host, origin]));

    await forEachOf(pairs, async ([host, origin]) => {
      const isServed = host.isServed && origin.isServed;
      const expected = !host.isServed ? 421 : !origin.isServed ? 403 : status(origin.origin);
      const bytes = message(isServed ? await subject(mayfly) : untouched, `${host.lines}${origin.lines}`);
      const reply = readReply(await sendBytes(mayfly.port, bytes));

      const readable = isServed && isReadable ? origin.origin : undefined;
      const isRight =
        reply.status === expected &&
        reply.headers['access-control-allow-origin'] === readable &&
        reply.headers['vary']?.startsWith('Origin') === true;
      if (!isRight) unexpected.push(`${bytes.slice(0, 300)} => ${JSON.stringify(reply)}`);
    });

    expect(unexpected).toEqual([]);
    // What was refused has done nothing: it is all still to be had.
    const after = readReply(await sendBytes(mayfly.port, message(untouched, 'Host: localhost\r\n')));
    expect(after.status).toBe(status(undefined));
    if (name === 'POST key') expect(await mayfly.sandbox(untouched).keys.list()).toHaveLength(1);
  });

  const caller = (host: string, origin = '') => `Host: ${host}\r\n${origin}Content-Length: 0\r\n`;
  const answerTo = async (line: string, lines: string): Promise<unknown> =>
    JSON.parse(readReply(await sendBytes(mayfly.port, bare(line, lines))).body);
  const hostSentence = (host: string) =>
    `Mayfly does not answer to the host '${host}': it answers to localhost, names below it, 127.0.0.1 and [::1]. If you call it by another name, start it with --allow-host <name>, MAYFLY_ALLOW_HOST or the option allowHost.`;
  const originSentence = (origin: string) =>
    `Mayfly takes no calls from pages of '${origin}': it takes those of localhost, names below it, 127.0.0.1 and [::1]. If the page is yours, start Mayfly with --allow-origin <origin>, MAYFLY_ALLOW_ORIGIN or the option allowOrigin.`;

  it("says the way in, in the shape of the path's API", async () => {
    const evil = 'Origin: https://evil.com\r\n';
    expect(await answerTo('POST /v1/ephemeral_keys', caller('evil.com'))).toEqual(errorBody(hostSentence('evil.com')));
    expect(await answerTo('POST /v1/ephemeral_keys', caller('localhost', evil))).toEqual(
      errorBody(originSentence('https://evil.com')),
    );
    expect(await answerTo('GET /v0/card_details/', caller('evil.com', evil))).toEqual({
      code: 'host_forbidden',
      message: hostSentence('evil.com'),
    });
    expect(await answerTo('GET /v0/card_details/', caller('localhost', evil))).toEqual({
      code: 'origin_forbidden',
      message: originSentence('https://evil.com'),
    });
    expect(await answerTo('GET /', `Host: a\r\n${caller('a')}`)).toEqual(errorBody(hostSentence('a, a')));
  });

  it('shows no key that was sent in a host, and no host at length', async () => {
    const sent = 'sk_test_abcdefghijklmnopqrstuvwxyz';
    expect(JSON.stringify(await answerTo('GET /v1/x', caller(`${sent}@localhost`)))).not.toContain(sent);
    const long = `${'a'.repeat(10)}...${'a'.repeat(10)}`;
    expect(await answerTo('GET /v1/x', caller('a'.repeat(9_000)))).toEqual(errorBody(hostSentence(long)));
  });

  it.each([
    ['http://evil.com/v1/customers/cus_1', 'evil.com'],
    ['http://localhost.evil.com?/v1/x', 'localhost.evil.com'],
    ['http://user@localhost/v1/customers/cus_1', 'user@localhost'],
    ['https://evil.com:443', 'evil.com:443'],
    ['x-scheme://evil.com/', undefined],
    ['http://[::1/v1/customers/cus_1', undefined],
  ])('refuses a target of another authority, whatever the Host says: %s', async (target, host) => {
    const reply = readReply(await sendBytes(mayfly.port, bare(`GET ${target}`, caller('localhost'))));
    // Node itself refuses some as no HTTP.
    expect([host === undefined ? 400 : 421, 421]).toContain(reply.status);
    if (host !== undefined) expect(JSON.parse(reply.body)).toEqual(errorBody(hostSentence(host)));
  });

  it('says 400 where HTTP/1.1 has no Host, on every path, and serves HTTP/1.0, which has none', async () => {
    for (const path of ['/', '/v1/customers/cus_1', '/elsewhere']) {
      expect(readReply(await sendBytes(mayfly.port, bare(`GET ${path}`, ''))).status).toBe(400);
    }
    expect(readReply(await sendBytes(mayfly.port, 'GET / HTTP/1.0\r\n\r\n')).status).toBe(200);
    expect(readReply(await sendBytes(mayfly.port, 'GET / HTTP/1.0\r\nHost: evil.com\r\n\r\n')).status).toBe(421);
  });

  it('lives on after a Host of a megabyte', async () => {
    const reply = await sendBytes(mayfly.port, bare('GET /', caller('a'.repeat(1_000_000)))).catch(() => undefined);
    if (reply !== undefined) expect(readReply(reply).status).toBe(431);
    expect((await request(mayfly.url).get('/')).status).toBe(200);
  });

  it('answers before the body is there, and takes one that is long', async () => {
    const head = (length: number) =>
      `POST /v1/ephemeral_keys HTTP/1.1\r\nHost: evil.com\r\nContent-Length: ${length}\r\n`;
    const socket = connect(mayfly.port, '127.0.0.1');
    const first = new Promise<string>((resolve) =>
      socket.once('data', (bytes) => {
        resolve(bytes.toString());
      }),
    );
    socket.write(`${head(1_000_000)}\r\ncustomer=`);
    expect(readReply(await first).status).toBe(421);
    socket.destroy();

    const whole = await sendBytes(mayfly.port, `${head(1_000_000)}Connection: close\r\n\r\n${'a'.repeat(1_000_000)}`);
    expect(readReply(whole).status).toBe(421);
  });

  it('answers a body that never ends', async () => {
    const socket = connect(mayfly.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('POST /v1/ephemeral_keys HTTP/1.1\r\nHost: evil.com\r\nTransfer-Encoding: chunked\r\n\r\n');
    const sending = setInterval(() => socket.write('3e8\r\n' + 'a'.repeat(1_000) + '\r\n'), 1);
    const first = await new Promise<string>((resolve) =>
      socket.once('data', (bytes) => {
        resolve(bytes.toString());
      }),
    );
    clearInterval(sending);
    socket.destroy();
    expect(readReply(first).status).toBe(421);
  });

  it('goes with the app into another server', async () => {
    const parent = express().use('/stripe', mayfly.app);
    const key = { Authorization: `Bearer ${newApiKey()}` };
    const ask = (headers: Readonly<Record<string, string>>) =>
      request(parent)
        .get('/stripe/v1/customers/cus_1')
        .set({ ...key, ...headers });
    expect((await ask({})).status).toBe(200);
    expect((await ask({ Host: 'dev.example.com' })).status).toBe(200);
    expect((await ask({ Host: 'evil.com' })).status).toBe(421);
    expect((await ask({ Origin: 'https://evil.com' })).status).toBe(403);
    expect((await request(mayfly.app).get('/').set('Host', 'evil.com')).status).toBe(421);
  });

  it('lets no page in but those of this machine where nothing is configured', async () => {
    const plain = await startMayfly();
    const statusOf = async (headers: Readonly<Record<string, string>>) =>
      (await get(plain, '/v1/customers/cus_1', newApiKey(), headers)).status;
    expect(await statusOf({ Host: 'mayfly' })).toBe(421);
    expect(await statusOf({ Origin: 'https://app.example.com' })).toBe(403);
    expect(await statusOf({ Origin: 'http://localhost:3000' })).toBe(200);
    await plain.close();
  });

  it('is seen in what is observed of a server, with what was refused', async () => {
    const seen: unknown[] = [];
    const watched = await startMayfly(
      {},
      {
        observe: ({ request: { method, body }, shownPath, step, problem, reply: { status } }) =>
          seen.push([method, shownPath, body, step, problem, status]),
      },
    );
    await request(watched.url).post('/v1/ephemeral_keys?customer=cus_1').set('Host', 'evil.com').send('a=b');
    await watched.close();
    const problem = { kind: 'host_forbidden', given: 'evil.com' };
    expect(seen).toEqual([['POST', '/v1/ephemeral_keys', new Uint8Array(), 'guard', problem, 421]]);
  });
});
