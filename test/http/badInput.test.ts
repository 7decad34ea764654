import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Mayfly } from '../../src';
import { createKey, errorBody, simplify } from '../support/http';
import { newApiKey, startMayfly } from '../support/mayfly';
import { sendBytes } from '../support/socket';

/** Stripe's answers to these are not public; what counts is that they are errors, in Stripe's shape, and clear. */
describe('bad input', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly();
  });
  afterAll(async () => {
    // The server lives on after all of it.
    expect((await createKey(mayfly, newApiKey())).status).toBe(200);
    await mayfly.close();
  });

  /** By fetch, which sends bytes as they are. */
  async function send(body: string | Buffer, headers: Readonly<Record<string, string>> = {}) {
    const response = await fetch(`${mayfly.url}/v1/ephemeral_keys`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${newApiKey()}`,
        'Content-Type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      body,
    });
    const answer: unknown = await response.json();
    return { status: response.status, body: answer };
  }

  it.each([
    ['customer=%', "Invalid percent-encoding in '%'."],
    ['customer=%zz', "Invalid percent-encoding in '%zz'."],
    ['%E0%A=1', "Invalid percent-encoding in '%E0%A'."],
    ['customer=%ff', 'Invalid byte sequence in UTF-8: %ff.'],
    ['customer=%C0%80', 'Invalid byte sequence in UTF-8: %C0%80.'],
    ['customer=%ED%A0%80', 'Invalid byte sequence in UTF-8: %ED%A0%80.'],
    [Buffer.from([0x63, 0x3d, 0xff]), 'Invalid byte sequence in UTF-8: the body.'],
    [Array.from({ length: 201 }, (_, i) => `p${i}=1`).join('&'), 'Too many parameters: at most 200 are read.'],
    [Array.from({ length: 5000 }, () => 'a=1').join('&'), 'Too many parameters: at most 200 are read.'],
    [`a${'[b]'.repeat(21)}=1`, 'Parameters are nested too deeply, at most 20 levels: a[b][b][b]...][b][b][b]'],
  ])('that cannot be read is a 400: %.40s', async (body, message) => {
    const answer = await send(body);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual(errorBody(message));
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'that names a part of JavaScript is an unknown parameter: %s',
    async (name) => {
      for (const form of [`${name}=1`, `${name}[x]=1`, `${name}[prototype][polluted]=1`]) {
        const answer = await send(`customer=cus_1&${form}`);
        expect(answer.status).toBe(400);
        expect(answer.body).toEqual(
          errorBody(`Received unknown parameter: ${name}`, { code: 'parameter_unknown', param: name }),
        );
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect('polluted' in {}).toBe(false);
    },
  );

  it('that names a part of JavaScript inside a parameter is a wrong type', async () => {
    const answer = await send('customer[__proto__][polluted]=1');
    expect(answer.body).toEqual(errorBody('Invalid string: {"__proto__":{"polluted":"1"}}', { param: 'customer' }));
    expect('polluted' in {}).toBe(false);
  });

  it('that is larger than 64 KiB is a 413', async () => {
    const answer = await send(`customer=${'a'.repeat(64 * 1024)}`);
    expect(answer.status).toBe(413);
    expect(answer.body).toEqual(errorBody('Request body too large: at most 65536 bytes are read.'));
  });

  it('that is large once it is decompressed is a 413', async () => {
    const answer = await send(gzipSync('a'.repeat(10_000_000)), { 'Content-Encoding': 'gzip' });
    expect(answer.status).toBe(413);
  });

  it('that is compressed and fits is welcome', async () => {
    expect((await send(gzipSync('customer=cus_1'), { 'Content-Encoding': 'gzip' })).status).toBe(200);
  });

  it('that does not decompress is a 400', async () => {
    const answer = await send('customer=cus_1', { 'Content-Encoding': 'gzip' });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual(
      errorBody('Invalid request: the body does not decompress as its Content-Encoding says.'),
    );
  });

  it.each([
    [{ 'Content-Encoding': 'zip' }, 'Unsupported Content-Encoding: zip. Use gzip, deflate, br or none.'],
    [
      { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-16' },
      'Unsupported charset: utf-16. Use utf-8.',
    ],
  ])('in an encoding that nobody knows is a 415: %j', async (headers, message) => {
    const answer = await send('customer=cus_1', headers);
    expect(answer.status).toBe(415);
    expect(answer.body).toEqual(errorBody(message));
  });

  it.each(['%', '%zz', '%ff'])('in the path is a 400: %s', async (id) => {
    const answer = simplify(await request(mayfly.url).delete(`/v1/ephemeral_keys/${id}`).auth(newApiKey(), ''));
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: { type: 'invalid_request_error' } });
  });

  it('is said after what matters more: the URL, then the credential, then the body', async () => {
    const large = 'a'.repeat(100_000);
    const elsewhere = await request(mayfly.url).post('/v1/elsewhere').type('form').send(large);
    const anonymous = await request(mayfly.url).post('/v1/ephemeral_keys').type('form').send(large);
    expect([elsewhere.status, anonymous.status]).toEqual([404, 401]);
  });

  it.each(['GET', 'PUT', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND', 'M-SEARCH'])(
    'by a method that is no endpoint is a 404: %s',
    async (method) => {
      const reply = await sendBytes(
        mayfly.port,
        `${method} /v1/ephemeral_keys HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
      );
      const [head = '', body = ''] = reply.split('\r\n\r\n');
      expect(head).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/);
      if (method !== 'HEAD') {
        expect(JSON.parse(body)).toEqual(
          errorBody(
            `Unrecognized request URL (${method}: /v1/ephemeral_keys). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
          ),
        );
      }
    },
  );

  it.each([
    ['/v1/ephemeral_keys/', true],
    ['/v1/customers/', true],
    ['/v1/x/', true],
    ['/v1', false],
    ['/v2/ephemeral_keys', false],
    ['/V1/ephemeral_keys', false],
    ['//', true],
    ['//v1/ephemeral_keys', false],
    ['/v1//ephemeral_keys', false],
    ['/v1/ephemeral_keys/a/b', false],
    ['/elsewhere', false],
  ])('at a URL that is no endpoint is a 404: %s', async (path, isTrailing) => {
    const reply = await sendBytes(
      mayfly.port,
      `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
    );
    const hint = isTrailing
      ? 'If you are trying to list objects, remove the trailing slash. If you are trying to retrieve an object, make sure you passed a valid (non-empty) identifier in your code. '
      : '';
    expect(JSON.parse(reply.split('\r\n\r\n')[1] ?? '')).toEqual(
      errorBody(
        `Unrecognized request URL (POST: ${path}). ${hint}Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
      ),
    );
  });

  it.each([
    ['nonsense\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\nHost : localhost\r\n\r\n', 400],
    ['POST /v1/ephemeral_keys HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na', 400],
    ['POST /v1/ephemeral_keys HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\nHost: localhost\r\nX: \0\r\n\r\n', 400],
    [`GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['GET /v1/ephemeral_keys HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['POST /v1/ephemeral_keys HTTP/1.1\r\nHost: localhost\r\nExpect: foo\r\nConnection: close\r\n\r\n', 417],
    ['CONNECT x:1 HTTP/1.1\r\nHost: localhost\r\n\r\n', 404],
  ])('that is no HTTP gets JSON all the same: %.40j', async (bytes, status) => {
    const [head = '', body = ''] = (await sendBytes(mayfly.port, bytes)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(head).toContain('Content-Type: application/json');
    expect(JSON.parse(body)).toMatchObject({ error: { type: 'invalid_request_error' } });
  });

  it('that is no HTTP is answered in the shape of the API whose path it names', async () => {
    const bytes = `GET /v0/customers/c HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`;
    const [, body = ''] = (await sendBytes(mayfly.port, bytes)).split('\r\n\r\n');
    expect(JSON.parse(body)).toEqual({
      code: 'invalid_request',
      message: 'The headers are too large: at most 16 KiB are read.',
    });
  });

  it('in an absolute target counts by its path alone', async () => {
    const reply = await sendBytes(
      mayfly.port,
      'GET http://localhost/v1/customers/cus_1?a=1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer sk_test_1\r\nConnection: close\r\n\r\n',
    );
    expect(JSON.parse(reply.split('\r\n\r\n')[1] ?? '')).toEqual(
      errorBody('Received unknown parameter: a', { code: 'parameter_unknown', param: 'a' }),
    );
  });

  it('that ends before its announced length is no crash', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(mayfly.port, '127.0.0.1', () => {
        socket.write(
          'POST /v1/ephemeral_keys HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer sk_test_1\r\nContent-Length: 100\r\n\r\ncustomer',
          () => socket.destroy(),
        );
      });
      socket.on('close', () => {
        resolve();
      });
    });
    expect((await createKey(mayfly, newApiKey())).status).toBe(200);
  });
});
