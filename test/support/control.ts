import { Ajv2020 } from 'ajv/dist/2020';
import request from 'supertest';
import * as v from 'valibot';
import type { Mayfly } from '../../src';
import { readFixture } from '../../src/core/fixture';

const document = v.parse(
  v.looseObject({
    paths: v.record(v.string(), v.record(v.string(), v.looseObject({ responses: v.record(v.string(), v.unknown()) }))),
    components: v.looseObject({ responses: v.looseObject({ error: v.unknown() }) }),
  }),
  readFixture('control/openapi.json'),
);
const content = v.looseObject({
  content: v.looseObject({ 'application/json': v.looseObject({ schema: v.unknown() }) }),
});
const ajv = new Ajv2020({ allErrors: true, strict: false });

/** A reply of the control plane. */
export interface ControlReply {
  readonly status: number;
  readonly body: unknown;
}

/** Calls the control plane by supertest; fails where the reply is none that its OpenAPI document declares. */
export async function callControl(
  mayfly: Mayfly,
  method: 'get' | 'post' | 'put' | 'delete',
  path: string,
  { sandbox, body, headers = {} }: { sandbox?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<ControlReply> {
  const call = request(mayfly.app)[method](path).set(headers);
  if (sandbox !== undefined) call.set('Mayfly-Sandbox', sandbox);
  const response = await (body === undefined ? call : call.type('json').send(JSON.stringify(body)));
  const answer: unknown = response.body;

  const template = Object.keys(document.paths).find((known) =>
    new RegExp(`^${known.replace(/\{\w+\}/g, '[^/]+')}$`).test(path.split('?')[0] ?? ''),
  );
  const declared = response.status === 200 ? document.paths[template ?? '']?.[method]?.responses['200'] : undefined;
  const { schema } = v.parse(content, declared ?? document.components.responses.error).content['application/json'];
  const validate = ajv.compile({ allOf: [schema], components: document.components });
  if (!validate(answer))
    throw new Error(`${method} ${path} ${response.status}: ${ajv.errorsText(validate.errors)}\n${response.text}`);
  return { status: response.status, body: answer };
}
