import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { version } from '../../package.json';
import type { Mayfly } from '../../src';
import { readFixture } from '../../src/core/fixture';
import { newBridgeKey } from '../support/bridge';
import { callControl } from '../support/control';
import { createKey, get, keyIn } from '../support/http';
import { newApiKey, startMayfly } from '../support/mayfly';

describe('the control plane', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly();
  });
  afterAll(() => mayfly.close());

  const error = (code: string, message: unknown, param?: string) => ({
    error: { code, message, ...(param && { param }) },
  });

  it('says what the server is', async () => {
    const { body } = await callControl(mayfly, 'get', '/_mayfly/info');
    expect(body).toMatchObject({ name: 'mayfly', version, providers: [{ name: 'stripe' }, { name: 'bridge' }] });
    expect((await callControl(mayfly, 'get', '/_mayfly/openapi.json')).body).toEqual(
      readFixture('control/openapi.json'),
    );
    expect((await callControl(mayfly, 'get', '/_mayfly/contracts/stripe.json')).body).toEqual(
      readFixture('stripe/openapi.json'),
    );
    expect((await callControl(mayfly, 'get', '/_mayfly/contracts/paypal.json')).status).toBe(404);
    expect((await request(mayfly.app).get('/healthz')).body).toEqual({ status: 'ok' });
    expect((await request(mayfly.app).get('/readyz')).body).toEqual({ status: 'ok' });
  });

  it('moves the clock of a sandbox', async () => {
    const sandbox = newApiKey();
    const at = '2030-01-01T00:00:00.000Z';
    expect((await callControl(mayfly, 'get', '/_mayfly/clock', { sandbox })).body).toMatchObject({ mode: 'running' });
    const frozen = await callControl(mayfly, 'post', '/_mayfly/clock/freeze', { sandbox, body: { at } });
    expect(frozen.body).toEqual({ now: at, mode: 'frozen' });
    const key = keyIn(await createKey(mayfly, sandbox));
    await callControl(mayfly, 'post', '/_mayfly/clock/advance', { sandbox, body: { by: '59m59s' } });
    expect((await get(mayfly, '/v1/customers/cus_123', key.secret)).status).toBe(200);
    const late = await callControl(mayfly, 'post', '/_mayfly/clock/advance', { sandbox, body: { by: '1s' } });
    expect(late.body).toEqual({ now: '2030-01-01T01:00:00.000Z', mode: 'frozen' });
    expect((await get(mayfly, '/v1/customers/cus_123', key.secret)).status).toBe(401);

    const back = await callControl(mayfly, 'post', '/_mayfly/clock/freeze', { sandbox, body: { at } });
    expect(back.status).toBe(409);
    expect(back.body).toEqual(
      error('conflict', expect.stringMatching(/^The clock shows 2030-01-01T01:00:00\.000Z and only goes forward/)),
    );
    expect((await callControl(mayfly, 'post', '/_mayfly/clock/resume', { sandbox })).body).toMatchObject({
      mode: 'running',
    });
    expect((await mayfly.sandbox(sandbox).clock.now()).getTime()).toBeGreaterThanOrEqual(
      Date.parse('2030-01-01T01:00:00Z'),
    );
  });

  it('moves every clock where no sandbox is named, also those of sandboxes to come', async () => {
    const server = await startMayfly();
    const [before, after] = [newApiKey(), newApiKey()];
    await createKey(server, before);
    await callControl(server, 'post', '/_mayfly/clock/freeze', { body: { at: '2040-01-01T00:00:00Z' } });
    await createKey(server, after);
    for (const key of [before, after]) {
      expect((await server.sandbox(key).clock.now()).toISOString()).toBe('2040-01-01T00:00:00.000Z');
    }
    await server.close();
  });

  it.each([
    ['/_mayfly/clock/advance', { by: 'soon' }, 'by'],
    ['/_mayfly/clock/advance', {}, 'by'],
    ['/_mayfly/clock/advance', { by: '1s', at: 1 }, 'at'],
    ['/_mayfly/clock/freeze', { at: 'tomorrow' }, 'at'],
    ['/_mayfly/faults', {}, 'action'],
    ['/_mayfly/faults', { action: { latency: 'soon' } }, 'action'],
  ])('says what is wrong with %s %j', async (path, body, param) => {
    const answer = await callControl(mayfly, 'post', path, { sandbox: newApiKey(), body });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      error: { code: 'invalid_parameters', message: expect.stringContaining(param) },
    });
  });

  it('lists keys with their state, time left, scope and request, and ends them', async () => {
    const sandbox = newApiKey();
    await callControl(mayfly, 'post', '/_mayfly/clock/freeze', { sandbox, body: { at: '2030-01-01T00:00:00Z' } });
    const answers = [await createKey(mayfly, sandbox), await createKey(mayfly, sandbox, 'issuing_card=ic_1')];
    const [first, second] = answers.map((answer) => keyIn(answer).id);
    await callControl(mayfly, 'post', '/_mayfly/clock/advance', { sandbox, body: { by: '600s' } });

    const listed = await callControl(mayfly, 'get', '/_mayfly/keys', { sandbox });
    expect(listed.body).toEqual({
      keys: [
        {
          id: first,
          state: 'active',
          account: expect.stringMatching(/^acct_1/),
          scope: [{ type: 'customer', id: 'cus_123' }],
          created: '2030-01-01T00:00:00.000Z',
          expires: '2030-01-01T01:00:00.000Z',
          secondsLeft: 3_000,
          request: answers[0]?.headers['request-id'],
          sandbox: expect.stringMatching(/^acct_1/),
        },
        expect.objectContaining({ id: second, scope: [{ type: 'issuing.card', id: 'ic_1' }] }),
      ],
    });

    const expired = await callControl(mayfly, 'post', `/_mayfly/keys/${first}/expire`, { sandbox });
    expect(expired.body).toMatchObject({ state: 'expired', secondsLeft: 0, expires: '2030-01-01T00:10:00.000Z' });
    const [secret = ''] = answers.map((answer) => keyIn(answer).secret);
    expect((await get(mayfly, '/v1/customers/cus_123', secret)).text).toContain('api_key_expired');
    const deleted = await callControl(mayfly, 'delete', `/_mayfly/keys/${second}`);
    expect(deleted.body).toMatchObject({ id: second, state: 'deleted' });
    const missing = await callControl(mayfly, 'delete', '/_mayfly/keys/ephkey_none', { sandbox });
    expect([missing.status, missing.body]).toEqual([404, error('not_found', 'There is no key ephkey_none.', 'key')]);
  });

  it('adds, lists and removes faults, of a sandbox and of the server', async () => {
    const sandbox = newApiKey();
    const added = await callControl(mayfly, 'post', '/_mayfly/faults', {
      sandbox,
      body: { match: { method: 'GET' }, action: { latency: '1ms' }, times: 3 },
    });
    expect(added.body).toEqual({
      id: expect.stringMatching(/^fault_\w{12}$/),
      match: { method: 'GET' },
      when: 'before',
      action: { latency: { least: 1, most: 1 } },
      times: 3,
      probability: 1,
      seed: 0,
      fired: 0,
      drawn: 0,
    });
    await get(mayfly, '/v1/customers/cus_1', sandbox);
    const { body } = await callControl(mayfly, 'get', '/_mayfly/faults', { sandbox });
    expect(body).toMatchObject({ faults: [{ fired: 1, drawn: 1 }] });
    expect((await callControl(mayfly, 'get', '/_mayfly/faults')).body).toEqual({ faults: [] });

    await callControl(mayfly, 'post', '/_mayfly/faults', {
      body: { match: { path: '/v1/customers/cus_all' }, action: { status: 500 } },
    });
    expect((await get(mayfly, '/v1/customers/cus_all', newApiKey())).status).toBe(500);
    await callControl(mayfly, 'delete', '/_mayfly/faults');
    expect((await get(mayfly, '/v1/customers/cus_all', newApiKey())).status).toBe(200);
    expect((await callControl(mayfly, 'delete', '/_mayfly/faults/fault_none', { sandbox })).status).toBe(404);
  });

  it('takes a snapshot that gives the same answers when it is restored, replays included', async () => {
    const sandbox = newApiKey();
    const key = { 'Idempotency-Key': 'order-1' };
    await mayfly.sandbox(sandbox).clock.freeze('2030-01-01T00:00:00Z');
    const first = await createKey(mayfly, sandbox, 'customer=cus_1', key);
    const taken = await callControl(mayfly, 'get', '/_mayfly/snapshot', { sandbox });

    await callControl(mayfly, 'post', '/_mayfly/reset', { sandbox });
    expect((await get(mayfly, '/v1/customers/cus_1', keyIn(first).secret)).status).toBe(401);
    const restored = await callControl(mayfly, 'put', '/_mayfly/snapshot', { sandbox, body: taken.body });
    expect(restored).toEqual({ status: 200, body: { done: true } });

    expect((await createKey(mayfly, sandbox, 'customer=cus_1', key)).text).toBe(first.text);
    expect((await get(mayfly, '/v1/customers/cus_1', keyIn(first).secret)).status).toBe(200);
    expect((await callControl(mayfly, 'get', '/_mayfly/snapshot', { sandbox })).body).toEqual(taken.body);

    const elsewhere = await callControl(mayfly, 'put', '/_mayfly/snapshot', {
      sandbox: newApiKey(),
      body: taken.body,
    });
    expect(elsewhere.status).toBe(409);
    const broken = await callControl(mayfly, 'put', '/_mayfly/snapshot', { body: { format: 2, sandboxes: {} } });
    expect(broken.status).toBe(400);
  });

  it("takes back a snapshot of any size, and no other sandbox's or broken one", async () => {
    const sandbox = newApiKey();
    const customers = Array.from({ length: 400 }, (_, i) => ({ id: `cus_${i}`, description: 'x'.repeat(1_000) }));
    await mayfly.sandbox(sandbox).seed({ stripe: { customers } });
    const taken = await mayfly.sandbox(sandbox).snapshot();
    expect((await callControl(mayfly, 'put', '/_mayfly/snapshot', { sandbox, body: taken })).status).toBe(200);
    expect((await get(mayfly, '/v1/customers/cus_399', sandbox)).status).toBe(200);

    const [name = ''] = Object.keys(taken.sandboxes);
    const state = { clock: { mode: 'running', offset: 0 }, entities: [], records: [] };
    const fault = { type: 'fault', account: '', id: 'f', version: 1, value: { x: 1 } };
    for (const broken of [
      { ...state, clock: { mode: 'running', offset: 1e300 } },
      { ...state, clock: { mode: 'frozen', at: -1 } },
      { ...state, entities: [fault] },
    ]) {
      const body = { format: 1, sandboxes: { [name]: broken } };
      expect((await callControl(mayfly, 'put', '/_mayfly/snapshot', { sandbox, body })).status).toBe(409);
    }
    const empty = { format: 1, sandboxes: {} };
    expect((await callControl(mayfly, 'put', '/_mayfly/snapshot', { sandbox, body: empty })).status).toBe(409);
    expect((await get(mayfly, '/v1/customers/cus_399', sandbox)).status).toBe(200);
  });

  it('moves all clocks or none', async () => {
    const server = await startMayfly();
    const ahead = newApiKey();
    await createKey(server, ahead);
    await server.sandbox(ahead).clock.advance({ days: 10 });
    const at = new Date(Date.now() + 86_400_000).toISOString();
    expect((await callControl(server, 'post', '/_mayfly/clock/freeze', { body: { at } })).status).toBe(409);
    expect((await callControl(server, 'get', '/_mayfly/clock')).body).toMatchObject({ mode: 'running' });
    await server.close();
  });

  it('takes names of JavaScript in a match for headers that nobody sent', async () => {
    const sandbox = newApiKey();
    for (const name of ['constructor', 'toString']) {
      const body = { match: { header: { [name]: '*' } }, action: { status: 418 } };
      await callControl(mayfly, 'post', '/_mayfly/faults', { sandbox, body });
    }
    expect((await get(mayfly, '/v1/customers/cus_1', sandbox)).status).toBe(200);
  });

  it('plants seeds, each into the sandbox of its own provider', async () => {
    const [stripe, bridge] = [newApiKey(), newBridgeKey()];
    const body = { stripe: { customers: [{ id: 'cus_jenny', email: 'jenny@example.com' }] } };
    expect((await callControl(mayfly, 'post', '/_mayfly/seed', { sandbox: stripe, body })).body).toEqual({
      planted: 1,
    });
    expect((await get(mayfly, '/v1/customers/cus_jenny', stripe)).text).toContain('jenny@example.com');
    expect((await get(mayfly, '/v1/customers/cus_jenny', newApiKey())).text).not.toContain('jenny@example.com');
    expect((await callControl(mayfly, 'post', '/_mayfly/seed', { sandbox: bridge, body })).body).toEqual({
      planted: 0,
    });

    const wrong = await callControl(mayfly, 'post', '/_mayfly/seed', {
      sandbox: stripe,
      body: { stripe: { customers: [{}] } },
    });
    expect([wrong.status, wrong.body]).toEqual([409, error('conflict', expect.stringContaining('customers.0.id'))]);
    expect((await callControl(mayfly, 'post', '/_mayfly/seed', { body })).body).toEqual(
      error('conflict', expect.stringContaining('name it with the header Mayfly-Sandbox')),
    );
  });

  it('lists and resets sandboxes, and shows no API key', async () => {
    const server = await startMayfly();
    const [first, second] = ['sk_test_first_of_two_sandboxes', 'sk_test_second_of_two_sandboxes'];
    await createKey(server, first);
    await createKey(server, second);
    const all = await callControl(server, 'get', '/_mayfly/sandboxes');
    expect(all.body).toMatchObject({
      sandboxes: [
        { entities: 1, records: 0 },
        { entities: 1, records: 0 },
      ],
    });
    expect(JSON.stringify(all.body)).not.toContain('of_two_sandboxes');
    await callControl(server, 'post', '/_mayfly/reset', { sandbox: first });
    expect((await server.sandbox(second).keys.list()).length).toBe(1);
    await callControl(server, 'post', '/_mayfly/reset');
    expect((await callControl(server, 'get', '/_mayfly/sandboxes')).body).toEqual({ sandboxes: [] });
    await server.close();
  });

  describe('refuses', () => {
    it.each([
      ['get', '/_mayfly/nothing', 404],
      ['get', '/_mayfly', 404],
      ['get', '/_mayfly/reset', 404],
      ['post', '/_mayfly/clock', 404],
      ['get', '/_mayfly/keys?limit=1', 400],
    ] as const)('%s %s with %i', async (method, path, status) => {
      expect((await callControl(mayfly, method, path)).status).toBe(status);
    });

    it.each([
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/jsonx',
      '',
    ])('a body of the type %s, which a page could send unasked', async (type) => {
      const response = await fetch(`${mayfly.url}/_mayfly/clock/advance`, {
        method: 'POST',
        headers: type === '' ? {} : { 'Content-Type': type },
        body: Buffer.from('{"by":"1s"}'),
      });
      expect(response.status).toBe(415);
    });

    it.each(['cross-site', 'same-site'])('a page of another origin: %s', async (site) => {
      const answer = await callControl(mayfly, 'get', '/_mayfly/info', { headers: { 'Sec-Fetch-Site': site } });
      expect(answer.status).toBe(403);
      const own = await callControl(mayfly, 'get', '/_mayfly/info', { headers: { 'Sec-Fetch-Site': 'same-origin' } });
      expect(own.status).toBe(200);
    });

    it('a body of another type, also where there is none', async () => {
      const headers = { 'Content-Type': 'text/plain' };
      expect((await callControl(mayfly, 'post', '/_mayfly/reset', { sandbox: newApiKey(), headers })).status).toBe(415);
    });

    it('a sandbox that no test key opens, without showing the text', async () => {
      const answer = await callControl(mayfly, 'get', '/_mayfly/keys', { sandbox: 'sk_live_1234567890' });
      expect(answer.status).toBe(400);
      expect(JSON.stringify(answer.body)).not.toContain('1234567890');
    });

    it('everything with --no-control', async () => {
      const server = await startMayfly({ noControl: true });
      const answer = await get(server, '/_mayfly/info', newApiKey());
      await server.close();
      expect(answer.status).toBe(404);
      expect(answer.text).toContain('Unrecognized request URL');
    });
  });
});
