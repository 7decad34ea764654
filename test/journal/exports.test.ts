import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { curlLineOf } from '../../src/core/curlLine';
import { toHar } from '../../src/core/har';
import { entryWith } from '../support/entry';

const run = promisify(execFile);
const url = 'http://127.0.0.1:12111';

describe('toHar', () => {
  /** Source: the HAR 1.2 specification, http://www.softwareishard.com/blog/har-12-spec/ */
  it('has every field that HAR 1.2 asks for, and its own with an underscore', () => {
    const json = entryWith({
      query: 'a=1&b=x%20y',
      parameters: { query: { a: '1' }, body: { client_nonce: '****abcd' } },
      requestHeaders: { 'content-type': 'application/json' },
    });
    const [form, read] = toHar([entryWith(), json], { url, version: '1.2.3' }).log.entries;
    expect(toHar([], { url, version: '1.2.3' })).toEqual({
      log: { version: '1.2', creator: { name: 'mayfly', version: '1.2.3' }, entries: [] },
    });
    expect(form).toEqual({
      startedDateTime: '2026-01-02T03:04:05.000Z',
      time: 1.5,
      request: {
        method: 'POST',
        url: `${url}/v1/ephemeral_keys`,
        httpVersion: 'HTTP/1.1',
        cookies: [],
        headers: [
          { name: 'host', value: '127.0.0.1:12111' },
          { name: 'authorization', value: 'Bearer sk_test_****' },
          { name: 'content-type', value: 'application/x-www-form-urlencoded' },
        ],
        queryString: [],
        postData: { mimeType: 'application/x-www-form-urlencoded', params: [{ name: 'customer', value: 'cus_1' }] },
        headersSize: -1,
        bodySize: 14,
      },
      response: {
        status: 200,
        statusText: '',
        httpVersion: 'HTTP/1.1',
        cookies: [],
        headers: [{ name: 'Content-Type', value: 'application/json' }],
        content: { size: 2, mimeType: 'application/json', text: '{}' },
        redirectURL: '',
        headersSize: -1,
        bodySize: -1,
      },
      cache: {},
      timings: { send: 0, wait: 1.5, receive: 0 },
      _id: '000000000000001',
      _requestId: 'req_1',
      _operation: 'PostEphemeralKeys',
      _sandbox: 'acct_1',
      _step: 'answer',
      _outcome: 'executed',
      _problem: undefined,
      _fault: undefined,
    });
    expect(read?.request).toMatchObject({
      url: `${url}/v1/ephemeral_keys?a=1&b=x%20y`,
      queryString: [
        { name: 'a', value: '1' },
        { name: 'b', value: 'x y' },
      ],
      postData: { mimeType: 'application/json', text: '{"client_nonce":"****abcd"}' },
    });
  });
});

describe('curlLineOf', () => {
  /** Gives back the words that a shell makes of a line, with these variables set. */
  async function wordsOf(line: string, env: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const { stdout } = await run('sh', ['-c', `curl() { printf '%s\\n' "$@"; }; ${line}`], { env });
    return stdout.trimEnd().split('\n');
  }

  it('sends a form again, with variables where secrets were', async () => {
    const entry = entryWith({
      parameters: { body: { customer: "cus'$(id)`", card: { number: '****4242' } } },
      requestHeaders: { ...entryWith().requestHeaders, 'stripe-version': '2020-08-27; x=y' },
    });
    expect(await wordsOf(curlLineOf(entry, url), { STRIPE_KEY: 'sk_test_1', CARD_NUMBER: '42 42' })).toEqual([
      ...['-X', 'POST', `${url}/v1/ephemeral_keys`],
      ...['-H', 'authorization: Bearer sk_test_1', '-H', 'content-type: application/x-www-form-urlencoded'],
      ...['-H', 'stripe-version: 2020-08-27; x=y'],
      ...['--data-urlencode', "customer=cus'$(id)`", '--data-urlencode', 'card[number]=42 42'],
    ]);
  });

  it('sends a query again', async () => {
    const entry = entryWith({
      provider: 'bridge',
      method: 'GET',
      path: '/v0/card_details/',
      query: 'secret=****&timestamp=1',
      parameters: { query: { secret: '****', timestamp: '1' } },
      requestHeaders: { authorization: 'Bearer ek-test-****abcd' },
      bodySize: 0,
    });
    expect(await wordsOf(curlLineOf(entry, url), { BRIDGE_KEY: 'k', SECRET: 's&t' })).toEqual([
      ...['-G', `${url}/v0/card_details/`, '-H', 'authorization: Bearer k'],
      ...['--data-urlencode', 'secret=s&t', '--data-urlencode', 'timestamp=1'],
    ]);
  });

  it('sends JSON again, and Basic by curl itself', async () => {
    const entry = entryWith({
      provider: 'bridge',
      parameters: { body: { client_nonce: '****abc=', note: 'it\'s "so"', list: [1, null] } },
      requestHeaders: { authorization: 'Basic sk_test_****', 'content-type': 'application/json' },
    });
    expect(await wordsOf(curlLineOf(entry, url), { BRIDGE_KEY: 'k', CLIENT_NONCE: 'n' })).toEqual([
      ...['-X', 'POST', `${url}/v1/ephemeral_keys`, '-u', 'k:', '-H', 'content-type: application/json'],
      ...['-d', '{"client_nonce":"n","note":"it\'s \\"so\\"","list":[1,null]}'],
    ]);
  });
});
