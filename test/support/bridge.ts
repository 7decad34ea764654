import { webcrypto } from 'node:crypto';
import type { Mayfly } from '../../src';

export const customerId = 'cust_123';
export const cardAccountId = '0b2f6a1e-5f0c-4c7b-9a53-3d2f7f0a9c11';
export const cardPath = `/v0/customers/${customerId}/card_accounts/${cardAccountId}`;

let lastKey = 0;

/** Gives back an API key that no other test of this process uses, and so a sandbox of its own. */
export function newBridgeKey(): string {
  lastKey += 1;
  return `sk-test-sandbox${lastKey}`;
}

/** A reply with what tests compare. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

/** Gives back what Mayfly answers. A body that is no text is sent as JSON. */
export async function call(
  mayfly: Mayfly,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: unknown,
): Promise<Reply> {
  const json = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
  const type = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const response = await fetch(`${mayfly.url}${path}`, { method, headers: { ...type, ...headers }, ...json });
  const text = await response.text();
  const parsed: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, headers: response.headers, text, body: parsed };
}

let lastIdempotencyKey = 0;

/** Gives back what Mayfly answers to a POST with an API key and an idempotency key of its own. */
export function post(
  mayfly: Mayfly,
  path: string,
  apiKey: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  lastIdempotencyKey += 1;
  return call(
    mayfly,
    'POST',
    path,
    { 'Api-Key': apiKey, 'Idempotency-Key': `key-${lastIdempotencyKey}`, ...headers },
    body,
  );
}

/** Gives back what Mayfly answers to the creation of an ephemeral key. */
export function createKey(
  mayfly: Mayfly,
  apiKey: string,
  body: unknown = { client_nonce: 'nonce' },
  headers = {},
): Promise<Reply> {
  return post(mayfly, `${cardPath}/ephemeral_keys`, apiKey, body, headers);
}

/** Gives back the key that a reply holds; throws where it holds none. */
export function keyIn({ status, text, body }: Reply): string {
  const { ephemeral_key } = Object.assign({ ephemeral_key: undefined }, body);
  if (status !== 200 || typeof ephemeral_key !== 'string') throw new Error(`No key was created: ${status} ${text}`);
  return ephemeral_key;
}

/** Gives back what Mayfly answers to a reveal. */
export function reveal(
  mayfly: Mayfly,
  key: string,
  secret: string,
  timestamp: string | number,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const query = new URLSearchParams({ secret, timestamp: String(timestamp) }).toString();
  return call(mayfly, 'GET', `/v0/card_details/?${query}`, { Authorization: `Bearer ${key}`, ...headers });
}

/** Gives back the nonce as a browser makes it: by WebCrypto, not by our own function. */
export async function nonceByWebCrypto(secret: string, timestamp: string | number): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await webcrypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  const signature = await webcrypto.subtle.sign('HMAC', key, encoder.encode(`nonce:${timestamp}`));
  return Buffer.from(signature).toString('base64');
}
