import request from 'supertest';
import * as v from 'valibot';
import type { Mayfly } from '../../src';

/** The headers that Node adds by itself; the others are ours to compare. */
const nodeHeaders = ['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding'];

/** A reply with what tests compare. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly body: unknown;
}

/** Gives back what Mayfly answers to a form that is sent with this credential. */
export async function post(
  mayfly: Mayfly,
  path: string,
  apiKey: string,
  form: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const call = request(mayfly.url).post(path).set('Authorization', `Bearer ${apiKey}`).type('form').set(headers);
  return simplify(await call.send(form));
}

/** Gives back what Mayfly answers to `POST /v1/ephemeral_keys`. */
export function createKey(
  mayfly: Mayfly,
  apiKey: string,
  form = 'customer=cus_123',
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return post(mayfly, '/v1/ephemeral_keys', apiKey, form, headers);
}

/** Gives back what Mayfly answers to `DELETE /v1/ephemeral_keys/{id}`. */
export async function deleteKey(
  mayfly: Mayfly,
  apiKey: string,
  id: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const call = request(mayfly.url).delete(`/v1/ephemeral_keys/${id}`).set('Authorization', `Bearer ${apiKey}`);
  return simplify(await call.set(headers));
}

/** Gives back what Mayfly answers to a GET with this credential. */
export async function get(
  mayfly: Mayfly,
  path: string,
  credential: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return simplify(await request(mayfly.url).get(path).set('Authorization', `Bearer ${credential}`).set(headers));
}

/** Gives back a reply without what Node added to it. */
export function simplify(response: request.Response): Answer {
  const received: Record<string, string> = response.headers;
  const headers = Object.fromEntries(Object.entries(received).filter(([name]) => !nodeHeaders.includes(name)));
  const body: unknown = response.body;
  return { status: response.status, headers, text: response.text, body };
}

const createdKey = v.strictObject({
  id: v.string(),
  object: v.literal('ephemeral_key'),
  associated_objects: v.array(v.strictObject({ type: v.string(), id: v.string() })),
  created: v.number(),
  expires: v.number(),
  livemode: v.literal(false),
  secret: v.string(),
});

/** Gives back the key that a create reply holds; throws where the reply is another. */
export function keyIn(answer: Answer): v.InferOutput<typeof createdKey> {
  if (answer.status !== 200) throw new Error(`No key was created: ${answer.status} ${answer.text}`);
  return v.parse(createdKey, JSON.parse(answer.text));
}

/** Gives back the body that Stripe's errors have. */
export function errorBody(message: string, more: { code?: string; param?: string; type?: string } = {}): unknown {
  const { code, ...rest } = more;
  const docs = code && { code, doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` };
  return { error: { message, type: 'invalid_request_error', ...docs, ...rest } };
}
