import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { ClientHttp2Session } from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Mayfly } from '../../src';
import { ask, openSession } from '../support/http2';
import { newApiKey, startMayfly } from '../support/mayfly';

/** What stands before the app and behind it is the same for both protocols. */
describe('over HTTP/2', () => {
  let certDir: string;
  let mayfly: Mayfly;
  let session: ClientHttp2Session;
  beforeAll(async () => {
    certDir = await mkdtemp(join(tmpdir(), 'mayfly-http2-'));
    mayfly = await startMayfly({ httpsPort: 0, certDir });
    const ca = readFileSync(join(certDir, 'mayfly-ca.pem'), 'utf8');
    session = await openSession(`https://localhost:${mayfly.httpsPort}`, ca);
  });
  afterAll(async () => {
    session.close();
    await mayfly.close();
    await rm(certDir, { recursive: true });
  });

  const paths = ['/', '/healthz', '/metrics', '/v1/customers/cus_1', '/v0/card_details/', '/_mayfly/info', '/nowhere'];

  it.each(paths)('the guard turns strangers away from %s', async (path) => {
    const status = async (headers: Record<string, string>) =>
      (await ask(session, { ':path': path, ...headers })).status;
    expect(await status({ ':authority': 'evil.com' })).toBe(421);
    expect(await status({ ':authority': 'localhost.evil.com:12112' })).toBe(421);
    expect(await status({ host: 'evil.com' })).toBe(421);
    expect(await status({ origin: 'https://evil.com' })).toBe(403);
    expect(await status({ origin: 'null' })).toBe(403);
    expect(await status({ origin: 'http://localhost:3000' })).toBeLessThan(405);
    expect([403, 421]).not.toContain(await status({}));
  });

  it('a fault resets the stream and not the connection', async () => {
    const apiKey = newApiKey();
    await mayfly.sandbox(apiKey).faults.add({ action: { connection: 'reset' }, times: 1 });
    const call = () => ask(session, { ':path': '/v1/customers/cus_1', authorization: `Bearer ${apiKey}` });
    await expect(call()).rejects.toThrow(/NGHTTP2_INTERNAL_ERROR/);
    expect((await call()).status).toBe(200);
  });

  it('a fault cuts a body off', async () => {
    const apiKey = newApiKey();
    await mayfly.sandbox(apiKey).faults.add({ action: { body: 'truncate' }, times: 1 });
    const call = () => ask(session, { ':path': '/v1/customers/cus_1', authorization: `Bearer ${apiKey}` });
    await expect(call()).rejects.toThrow(/NGHTTP2_INTERNAL_ERROR/);
    expect((await call()).status).toBe(200);
  });
});
