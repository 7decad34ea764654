import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import type { Mayfly } from '../../src';
import { callControl } from '../support/control';
import { createKey, get, keyIn, post } from '../support/http';
import { newApiKey, startMayfly } from '../support/mayfly';

const listed = v.object({ entries: v.array(v.object({ id: v.string() })) });

/** Gives back the ids of the entries that a reply lists. */
function entriesIn(body: unknown): readonly string[] {
  return v.parse(listed, body).entries.map(({ id }) => id);
}

describe('the journal over HTTP', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly();
  });
  afterAll(() => mayfly.close());

  it('lists what was asked, by what is given, and no secret', async () => {
    const sandbox = newApiKey();
    const { secret } = keyIn(await createKey(mayfly, sandbox, 'customer=cus_1'));
    await get(mayfly, '/v1/customers/cus_1', secret);
    await get(mayfly, '/v1/customers/cus_2', secret);

    const count = async (path: string) => entriesIn((await callControl(mayfly, 'get', path, { sandbox })).body).length;
    expect(await count('/_mayfly/journal')).toBe(3);
    expect(await count('/_mayfly/journal?operation=PostEphemeralKeys')).toBe(1);
    expect(await count('/_mayfly/journal?path=/v1/customers/*&status=4xx')).toBe(1);
    expect(await count('/_mayfly/journal?credential=customerKey&problem=resource_missing')).toBe(1);
    expect(await count('/_mayfly/journal?parameter[customer]=cus_1&limit=5')).toBe(2);
    expect(await count('/_mayfly/journal?outcome=replayed')).toBe(0);

    const { body } = await callControl(mayfly, 'get', '/_mayfly/journal', { sandbox });
    expect(JSON.stringify(body)).not.toContain(secret);
    expect(JSON.stringify(body)).not.toContain(sandbox);
    expect(body).toMatchObject({
      entries: [{}, {}, { method: 'GET', status: 404, step: 'execute', problem: { kind: 'resource_missing' } }],
    });
  });

  it.each(['?status=abc', '?limit=0', '?colour=red', '?count=1&timeout=soon', '?outcome=lost'])(
    'refuses %s',
    async (query) => {
      expect((await callControl(mayfly, 'get', '/_mayfly/journal'.concat(query))).status).toBe(400);
    },
  );

  it('waits for requests that come later, and no longer than it is told', async () => {
    const sandbox = newApiKey();
    const path = '/_mayfly/journal?operation=PostEphemeralKeys&count=2&timeout=30s';
    const waiting = callControl(mayfly, 'get', path, { sandbox });
    await createKey(mayfly, sandbox);
    await createKey(mayfly, sandbox);
    expect((await waiting).body).toMatchObject({ entries: [{ status: 200 }, { status: 200 }] });

    const short = await callControl(mayfly, 'get', '/_mayfly/journal?operation=None&count=1&timeout=20ms', { sandbox });
    expect(short.body).toEqual({ entries: [] });
  });

  it('says how many fit, and what came nearest where none does', async () => {
    const sandbox = newApiKey();
    await createKey(mayfly, sandbox, 'customer=cus_2');
    const ask = (parameter: object, count?: number) =>
      callControl(mayfly, 'post', '/_mayfly/journal/verify', {
        sandbox,
        body: { query: { operation: 'PostEphemeralKeys', parameter }, count },
      });
    expect((await ask({ customer: 'cus_2' }, 1)).body).toMatchObject({
      isMet: true,
      matched: 1,
      expected: 1,
      nearest: [],
    });
    expect((await ask({ customer: 'cus_1' })).body).toMatchObject({
      isMet: false,
      matched: 0,
      expected: null,
      nearest: [{ differences: ['parameter customer was cus_2, not cus_1'] }],
    });
  });

  it('gives back an archive, and a curl line that says what was sent', async () => {
    const sandbox = newApiKey();
    await createKey(mayfly, sandbox, 'customer=cus_1');
    const har = await callControl(mayfly, 'get', '/_mayfly/journal/har', { sandbox });
    expect(har.body).toMatchObject({
      log: { version: '1.2', entries: [{ request: { url: `${mayfly.url}/v1/ephemeral_keys` } }] },
    });
    const { body } = await callControl(mayfly, 'get', '/_mayfly/journal', { sandbox });
    const [id = ''] = entriesIn(body);
    const curl = await callControl(mayfly, 'get', `/_mayfly/journal/${id}/curl`, { sandbox });
    expect(JSON.stringify(curl.body)).toContain('customer=cus_1');
    expect((await callControl(mayfly, 'get', '/_mayfly/journal/none/curl', { sandbox })).status).toBe(404);
  });

  it('forgets what it is told to', async () => {
    const sandbox = newApiKey();
    await createKey(mayfly, sandbox);
    await callControl(mayfly, 'delete', '/_mayfly/journal', { sandbox });
    expect((await callControl(mayfly, 'get', '/_mayfly/journal', { sandbox })).body).toEqual({ entries: [] });
  });

  describe('as a stream', () => {
    /** Reads events until there are so many. */
    async function read(path: string, headers: Record<string, string>, count: number, after?: () => Promise<unknown>) {
      const abort = new AbortController();
      const response = await fetch(`${mayfly.url}${path}`, { headers, signal: abort.signal });
      expect(response.headers.get('content-type')).toBe('text/event-stream');
      await after?.();
      let text = '';
      const decoder = new TextDecoder();
      for await (const piece of response.body ?? []) {
        text += decoder.decode(v.parse(v.instance(Uint8Array), piece), { stream: true });
        // The stream begins with a comment.
        if (text.split('\n\n').length > count + 1) break;
      }
      abort.abort();
      return text;
    }

    it('sends the last entries first, then every one as it comes, of its sandbox alone', async () => {
      const [sandbox, other] = [newApiKey(), newApiKey()];
      for (let i = 0; i < 3; i += 1) await createKey(mayfly, sandbox, `customer=cus_past${i}`);
      const text = await read('/_mayfly/journal/stream?replay=2', { 'Mayfly-Sandbox': sandbox }, 3, async () => {
        await createKey(mayfly, other, 'customer=cus_other');
        await createKey(mayfly, sandbox, 'customer=cus_now');
      });
      expect(
        [...text.matchAll(/cus_\w+/g)].map(([id]) => id).filter((id, place, all) => all.indexOf(id) === place),
      ).toEqual(['cus_past1', 'cus_past2', 'cus_now']);
      expect(text).toMatch(/^:\n\nid: \S+\nevent: exchange\ndata: \{.*\}\n\n/);
    });

    it('goes on behind the last event that was seen', async () => {
      const sandbox = newApiKey();
      for (let i = 0; i < 3; i += 1) await createKey(mayfly, sandbox, `customer=cus_${i}`);
      const first = await read('/_mayfly/journal/stream', { 'Mayfly-Sandbox': sandbox }, 3);
      const [, seen = ''] = /^id: (\S+)/m.exec(first) ?? [];
      const rest = await read('/_mayfly/journal/stream', { 'Mayfly-Sandbox': sandbox, 'Last-Event-ID': seen }, 2);
      expect([...rest.matchAll(/"customer":"(\w+)"/g)].map(([, id]) => id)).toEqual(['cus_1', 'cus_2']);
    });

    it('is open a hundred times at most', async () => {
      const abort = new AbortController();
      const open = () => fetch(`${mayfly.url}/_mayfly/journal/stream`, { signal: abort.signal });
      const streams = await Promise.all(Array.from({ length: 100 }, open));
      const refused = await open();
      expect(streams.every(({ status }) => status === 200)).toBe(true);
      expect([refused.status, await refused.json()]).toEqual([
        503,
        { error: { code: 'too_many_streams', message: 'At most 100 streams are open at once. Close one.' } },
      ]);
      abort.abort();
    });

    it('drops who does not read, and goes on', async () => {
      const sandbox = newApiKey();
      const socket = connect(mayfly.port, '127.0.0.1');
      socket.write(`GET /_mayfly/journal/stream HTTP/1.1\r\nHost: localhost\r\nMayfly-Sandbox: ${sandbox}\r\n\r\n`);
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.on('error', () => undefined);
      await new Promise((resolve) => socket.once('readable', resolve));
      // Nobody reads on from here. The system's own buffers take some megabytes before the server's grow.
      for (let i = 0; i < 1_500; i += 1) {
        await post(mayfly, '/v1/customers', sandbox, `description=${'x'.repeat(4_900)}`);
      }
      // What had been sent by then is read at last, and behind it the end.
      socket.resume();
      await closed;
      expect((await createKey(mayfly, sandbox)).status).toBe(200);
    });

    it('is refused to pages of other sites', async () => {
      const response = await fetch(`${mayfly.url}/_mayfly/journal/stream`, {
        headers: { 'Sec-Fetch-Site': 'cross-site' },
      });
      expect(response.status).toBe(403);
    });
  });
});
