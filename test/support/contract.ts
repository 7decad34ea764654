import { Ajv2020 } from 'ajv/dist/2020';
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
 * request that fits no operation must be answered with the contract's error.
 */
export function createReplyCheck(provider: string): (exchange: Exchange) => string | undefined {
  const document = v.parse(contract, readFixture(`${provider}/openapi.json`));
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  const compile = (schema: unknown) => ajv.compile({ allOf: [schema], components: document.components });
  const error = compile(document.components.responses.error.content['application/json']?.schema);
  const operations = new Map(
    Object.values(document.paths)
      .flatMap((item) => Object.values(item))
      .map(({ operationId, responses }) => {
        const declared = Object.entries(responses).flatMap(([status, response]) =>
          'content' in response
            ? [[status, compile(v.parse(reply, response).content['application/json']?.schema)] as const]
            : [],
        );
        return [operationId, new Map(declared)];
      }),
  );

  return (exchange) => {
    // A preflight is answered without a body.
    if (exchange.request.method === 'OPTIONS' && exchange.reply.body === '') return undefined;
    const validate = operations.get(exchange.operation ?? '')?.get(String(exchange.reply.status)) ?? error;
    const body: unknown = JSON.parse(exchange.reply.body);
    if (validate(body)) return undefined;
    return `${exchange.request.method} ${exchange.request.path} ${exchange.reply.status}: ${ajv.errorsText(validate.errors)}\n${exchange.reply.body}`;
  };
}
