import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import { keepCertificate } from '../../src/certificate/keep';
import { createIds } from '../../src/core/ids';
import { createApp } from '../../src/http/app';
import type { Listening } from '../../src/http/listen';
import { listenSecurely } from '../../src/http/secure';
import { createServe } from '../../src/http/serve';
import { createStripe } from '../../src/providers/stripe';
import { stripeSeed } from '../../src/providers/stripe/seed';
import { createMemoryStore } from '../../src/store/memory';
import { ask, openSession } from '../support/http2';

/** With less patience than the real server has, so that a test can wait for its end. */
describe('clients that take too long', () => {
  const patience = { headers: 300, request: 600, idle: 300, drain: 300 };
  let certDir: string;
  let ca: string;
  let server: Listening;

  beforeAll(async () => {
    certDir = await mkdtemp(join(tmpdir(), 'mayfly-secure-'));
    const kept = await keepCertificate({ certDir, host: 'localhost' }, Date.now());
    ca = await readFile(kept.file, 'utf8');
    const seed = v.parse(stripeSeed, {});
    const stripe = createStripe({ resources: 'auto', seed, keyLifetime: undefined, requireVersion: false });
    const store = createMemoryStore({ wall: () => Date.now(), real: () => performance.now() });
    const allowed = { hosts: new Set<string>(), origins: new Set<string>() };
    const sleep = () => Promise.resolve();
    const parts = { providers: [stripe], store, ids: createIds(), allowed, sleep, rateLimiter: undefined } as const;
    const watch = {
      observe: () => undefined,
      report(error: unknown) {
        throw error;
      },
    };
    const serve = createServe({
      parts,
      version: '0',
      watch,
      real: () => 0,
      metrics: () => Promise.resolve(''),
      control: undefined,
    });
    const address = { ...kept, host: '127.0.0.1', port: 0 };
    server = await listenSecurely(createApp(serve), serve, address, parts, patience);
  });
  afterAll(async () => {
    await server.close();
    await rm(certDir, { recursive: true });
  });

  const url = () => `https://localhost:${server.port}`;

  it('to send a body get 408 in JSON, and the connection lives on', async () => {
    const session = await openSession(url(), ca);
    const stream = session.request({ ':method': 'POST', ':path': '/v1/ephemeral_keys' }, { endStream: false });
    stream.write('customer=');
    const [status, text] = await new Promise<[unknown, string]>((resolve, reject) => {
      let [head, body]: [unknown, string] = [undefined, ''];
      stream.on('response', (headers) => (head = headers[':status']));
      stream.on('data', (chunk: Buffer) => (body += chunk.toString()));
      stream.on('error', reject);
      stream.on('close', () => {
        resolve([head, body]);
      });
    });
    expect(status).toBe(408);
    expect(JSON.parse(text)).toMatchObject({ error: { type: 'invalid_request_error' } });
    expect((await ask(session, { ':path': '/' })).status).toBe(200);
    session.close();
  });

  it('to send the headers of HTTP/1.1 get 408 in JSON', async () => {
    const socket = connectTls({ host: 'localhost', port: server.port, ca });
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n');
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    await new Promise((resolve, reject) => socket.once('close', resolve).once('error', reject));
    expect(text).toMatch(/^HTTP\/1\.1 408 .*"type": "invalid_request_error"/s);
  });

  it('to say anything lose their connection: without TLS, without a request, and between requests', async () => {
    const silent = connect(server.port, '127.0.0.1');
    await new Promise((resolve) => silent.resume().once('close', resolve));

    const idle = await openSession(url(), ca);
    await new Promise((resolve) => idle.once('close', resolve));

    const used = await openSession(url(), ca);
    expect((await ask(used, { ':path': '/' })).status).toBe(200);
    await new Promise((resolve) => used.once('close', resolve));
  });

  it('to speak nothing that is understood are no fault of the server', async () => {
    const plain = connect(server.port, '127.0.0.1', () => plain.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'));
    plain.on('error', () => undefined);
    await new Promise((resolve) => plain.resume().once('close', resolve));
    const session = await openSession(url(), ca);
    expect((await ask(session, { ':path': '/' })).status).toBe(200);
    session.close();
  });
});
