import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import * as v from 'valibot';
import type { Exchange } from '../../src/core/exchange';
import { readFixture } from '../../src/core/fixture';

const reply = v.looseObject({ content: v.record(v.string(), v.looseObject({ schema: v.unknown() })) });
const contract = v.looseObject({
  paths: v.record(
    v.string(),
    v.record(
      v.string(),
      v.looseObject({
        operationId: v.string(),
        responses: v.record(v.string(), v.union([reply, v.looseObject({ $ref: v.string() })])),
      }),
    ),
  ),
  components: v.looseObject({ responses: v.looseObject({ error: reply }) }),
});

/**
 * Gives back a check of replies against a provider's contract: the sentence that says what is wrong, or undefined. A
 * request that fits no operation must be answered with the contract's error. A field that isn't for the credential of the
 * request is one too many.
 */
export function createReplyCheck(provider: string): (exchange: Exchange) => string | undefined {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  const checks = new Map<string, (exchange: Exchange) => ValidateFunction>();

  return (exchange) => {
    // A preflight is answered without a body.
    if (exchange.request.method === 'OPTIONS' && exchange.reply.body === '') return undefined;
    const credential = exchange.credential ?? 'nobody';
    const find = checks.get(credential) ?? createFinder(ajv, provider, credential);
    checks.set(credential, find);
    const validate = find(exchange);
    const body: unknown = JSON.parse(exchange.reply.body);
    if (validate(body)) return undefined;
    return `${exchange.request.method} ${exchange.request.path} ${exchange.reply.status} for ${credential}: ${ajv.errorsText(validate.errors)}\n${exchange.reply.body}`;
  };
}

/** Gives back what finds the validator of an exchange, in the contract as one kind of credential knows it. */
function createFinder(ajv: Ajv2020, provider: string, credential: string): (exchange: Exchange) => ValidateFunction {
  const { paths, components } = v.parse(contract, partFor(credential, readFixture(`${provider}/openapi.json`)));
  const compiled = new Map<unknown, ValidateFunction>();
  const compile = (response: v.InferOutput<typeof reply>): ValidateFunction => {
    const schema = response.content['application/json']?.schema;
    const validate = compiled.get(schema) ?? ajv.compile({ allOf: [schema], components });
    compiled.set(schema, validate);
    return validate;
  };
  const operations = Object.values(paths).flatMap((item) => Object.values(item));

  return ({ operation, reply: { status } }) => {
    const declared = operations.find(({ operationId }) => operationId === operation)?.responses[String(status)];
    return compile(
      declared !== undefined && 'content' in declared ? v.parse(reply, declared) : components.responses.error,
    );
  };
}

/** Who may see a property; anybody where the contract says nothing. */
const audience = v.looseObject({ 'x-credentials': v.exactOptional(v.array(v.string())) });

/** Gives back a copy of a document without the properties that are for other credentials. */
function partFor(credential: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => partFor(credential, item));
  if (typeof value !== 'object' || value === null) return value;

  const members = new Map<string, unknown>(Object.entries(value));
  const properties = members.get('properties');
  if (typeof properties === 'object' && properties !== null) {
    const isHidden = (schema: unknown) => v.parse(audience, schema)['x-credentials']?.includes(credential) === false;
    const hidden = new Set(Object.entries(properties).flatMap(([name, schema]) => (isHidden(schema) ? [name] : [])));
    const required = v.parse(v.optional(v.array(v.string()), []), members.get('required'));
    members.set('properties', Object.fromEntries(Object.entries(properties).filter(([name]) => !hidden.has(name))));
    members.set(
      'required',
      required.filter((name) => !hidden.has(name)),
    );
  }
  return Object.fromEntries([...members].map(([name, inner]) => [name, partFor(credential, inner)]));
}
