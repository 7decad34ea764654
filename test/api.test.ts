import { createServer, type AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { ConfigError, createMayfly, type Mayfly } from '../src';
import { createMemoryStore } from '../src/store/memory';
import { holdCommits } from './support/heldStore';
import { startMayfly } from './support/mayfly';
import { sendBytes } from './support/socket';

const started: Mayfly[] = [];

async function start(options: Parameters<typeof createMayfly>[0] = {}): Promise<Mayfly> {
  const mayfly = await createMayfly({ port: 0, ...options });
  started.push(mayfly);
  return mayfly;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((mayfly) => mayfly.close()));
});

function create(target: Mayfly | Mayfly['app'] | string, path = '') {
  const address = typeof target === 'object' ? target.url : target;
  const call = request(address).post(`${path}/v1/ephemeral_keys`).auth('sk_test_api', '').type('form');
  return call.send({ customer: 'cus_123' });
}

describe('createMayfly', () => {
  it('listens on a free port of this machine and says which', async () => {
    const mayfly = await start();
    expect(mayfly.url).toBe(`http://127.0.0.1:${mayfly.port}`);
    expect((await create(mayfly)).status).toBe(200);
  });

  it('listens on IPv6 with the address in brackets', async () => {
    const mayfly = await start({ host: '::1' });
    expect(mayfly.url).toBe(`http://[::1]:${mayfly.port}`);
    expect((await create(mayfly)).status).toBe(200);
  });

  it('listens on every address once it is said by which names it may be called', async () => {
    const mayfly = await start({ host: '0.0.0.0', allowHost: ['mayfly'] });
    expect((await create(mayfly)).status).toBe(200);
    expect((await create(mayfly).set('Host', 'mayfly')).status).toBe(200);
    expect((await create(mayfly).set('Host', 'evil.com')).status).toBe(421);
  });

  it('gives an app that supertest takes', async () => {
    const { app } = await start();
    expect((await create(app)).status).toBe(200);
  });

  it('gives an app that can be mounted in another one, at a path of its own', async () => {
    const mayfly = await start();
    const parent = express().use('/stripe', mayfly.app);
    expect(
      (await request(parent).post('/stripe/v1/ephemeral_keys').auth('sk_test_api', '').send('customer=cus_123')).status,
    ).toBe(200);
    expect(await mayfly.sandbox('sk_test_api').keys.list()).toHaveLength(1);
  });

  it('says what is wrong where it is mounted behind a body parser', async () => {
    const { app } = await start();
    const parent = express()
      .use(express.urlencoded({ extended: true }))
      .use(app);
    const answer = await request(parent).post('/v1/ephemeral_keys').auth('sk_test_api', '').send('customer=cus_123');
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Mount mayfly.app before express.json()');
  });

  it('shares nothing with another in the same process', async () => {
    const [one, other] = [await start(), await start()];
    await create(one);
    await one.sandbox('sk_test_api').clock.freeze('2040-01-01');
    expect(await other.sandbox('sk_test_api').keys.list()).toEqual([]);
    expect((await other.sandbox('sk_test_api').clock.now()).getFullYear()).toBeLessThan(2040);
  });

  it('forgets everything on reset', async () => {
    const mayfly = await start();
    await create(mayfly);
    await mayfly.reset();
    expect(await mayfly.sandbox('sk_test_api').keys.list()).toEqual([]);
  });

  it('is closed when the port is free again', async () => {
    const mayfly = await createMayfly({ port: 0 });
    await mayfly.close();
    await mayfly.close();

    const probe = createServer();
    await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(mayfly.port, '127.0.0.1', resolve));
    await new Promise((resolve) => probe.close(resolve));
  });

  it('closes although a client keeps its connection open', async () => {
    const mayfly = await createMayfly({ port: 0 });
    const idle = sendBytes(mayfly.port, 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await request(mayfly.url).get('/');
    await mayfly.close();
    expect(await idle).toContain('200 OK');
  });

  it('closes as soon as the last reply is out, although its connection is kept alive', async () => {
    const held = holdCommits(createMemoryStore({ wall: () => Date.now(), real: () => performance.now() }));
    const mayfly = await startMayfly({}, { store: () => held.store });
    held.hold();
    const running = sendBytes(
      mayfly.port,
      'POST /v1/ephemeral_keys?customer=cus_1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer sk_test_1\r\nContent-Length: 0\r\n\r\n',
    );
    await held.waiting(1);
    const closing = mayfly.close();
    held.letAllGo();
    const first = await Promise.race([closing.then(() => 'closed'), setTimeout(2_500, 'still open', { ref: false })]);
    expect(await running).toContain('200 OK');
    expect(first).toBe('closed');
  });

  it('says how much it holds', async () => {
    const mayfly = await start();
    await create(mayfly);
    expect(await mayfly.counters()).toEqual({
      sandboxes: 1,
      entities: 1,
      records: 0,
      evicted: { sandboxes: 0, entities: 0, records: 0 },
      journal: { entries: 1, bytes: expect.any(Number), dropped: 0 },
    });
  });

  it('is closed at the end of its scope with "await using"', async () => {
    let port: number;
    {
      await using mayfly = await createMayfly({ port: 0 });
      port = mayfly.port;
    }
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  });

  it('rejects where the port is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address: string | AddressInfo | null = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(createMayfly({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await new Promise((resolve) => taken.close(resolve));
  });

  it.each([
    [{ port: 70_000 }, "createMayfly's option port is 70000, but must be a whole number from 0 to 65535."],
    [
      { keyTtl: 'soon' },
      "createMayfly's option keyTtl is 'soon', but must be a duration such as 90s, 10m, 1h30m or 2d, in whole seconds, from 1s to 365d.",
    ],
    [
      { keyTtl: '1500ms' },
      "createMayfly's option keyTtl is '1500ms', but must be a duration such as 90s, 10m, 1h30m or 2d, in whole seconds, from 1s to 365d.",
    ],
    [
      { ...{ prot: 1 } },
      'prot is no option. Options are: port, httpsPort, host, allowHost, allowOrigin, certDir, resources, seed, watch, requireStripeVersion, keyTtl, bridgeBody, bridgeErrors, rateLimit, noControl, log.',
    ],
    [
      { host: '0.0.0.0' },
      "createMayfly's option host is '0.0.0.0', which other machines may reach. Say with createMayfly's option allowHost or --allow-host by which name or address they call Mayfly, or listen on 127.0.0.1.",
    ],
    [{ allowOrigin: ['evil'] }, /^createMayfly's option allowOrigin holds 'evil', but each must be an origin/],
    [{ seed: 'no-such-file.json' }, /^no-such-file\.json, the seed file, can't be read: ENOENT/],
  ])('refuses options that it cannot use: %j', async (options, message) => {
    const refused = createMayfly({ port: 0, ...options });
    await expect(refused).rejects.toThrow(ConfigError);
    await expect(refused).rejects.toThrow(message);
  });
});

describe('sandbox(apiKey)', () => {
  it.each(['', 'sk_live_1234567890', 'cus_123'])('opens no sandbox for %j, and does not repeat it', async (text) => {
    const mayfly = await start();
    expect(() => mayfly.sandbox(text)).toThrow(
      new RangeError(
        'A sandbox is opened by a test API key, such as sk_test_mine or sk-test-mine; the text given is none.',
      ),
    );
  });

  it('has a clock that runs with the wall clock until it is moved', async () => {
    const { clock } = (await start()).sandbox('sk_test_clock');
    const before = Date.now();
    const shown = (await clock.now()).getTime();
    expect(shown).toBeGreaterThanOrEqual(before);
    expect(shown).toBeLessThanOrEqual(Date.now());
  });

  it('has a clock that can be frozen and moved forward', async () => {
    const { clock } = (await start()).sandbox('sk_test_clock');
    expect(await clock.freeze('2030-01-01T00:00:00Z')).toEqual(new Date('2030-01-01T00:00:00Z'));
    expect(await clock.advance({ hours: 1 })).toEqual(new Date('2030-01-01T01:00:00Z'));
    expect(await clock.advance('1h30m')).toEqual(new Date('2030-01-01T02:30:00Z'));
    expect(await clock.now()).toEqual(new Date('2030-01-01T02:30:00Z'));
  });

  it('has a clock that never goes back', async () => {
    const { clock } = (await start()).sandbox('sk_test_clock');
    await clock.freeze('2030-01-01T00:00:00Z');
    await expect(clock.freeze('2029-12-31T23:59:59Z')).rejects.toThrow(
      "The sandbox's clock shows 2030-01-01T00:00:00.000Z and can go to any later time up to 9999-12-31T23:59:59.999Z, but not to 2029-12-31T23:59:59.000Z. To go back, reset the sandbox.",
    );
    await expect(clock.advance({ hours: -1 })).rejects.toThrow('is no span of time');
    await expect(clock.advance('soon')).rejects.toThrow(
      '"soon" is no span of time. Give { hours: 1 } or a duration such as 90s',
    );
    await expect(clock.freeze('soon')).rejects.toThrow('"soon" is no time');
    await expect(clock.advance({ days: 3_000_000 })).rejects.toThrow('can go to any later time up to');
    expect(await clock.now()).toEqual(new Date('2030-01-01T00:00:00Z'));
  });
});
