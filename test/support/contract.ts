import { Ajv2020 } from 'ajv/dist/2020';
import { z } from 'zod';
import type { Exchange } from '../../src/core/exchange';
import { readFixture } from '../../src/core/fixture';

const reply = z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.unknown() })) });
const contract = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        operationId: z.string(),
        responses: z.record(z.string(), z.union([reply, z.looseObject({ $ref: z.string() })])),
      }),
    ),
  ),
  components: z.looseObject({ responses: z.looseObject({ error: reply }) }),
});

/**
 * Gives back a check of replies against a provider's contract: the sentence that says what is wrong, or undefined. A
 * request that fits no operation must be answered with the contract's error.
 */
export function createReplyCheck(provider: string): (exchange: Exchange) => string | undefined {
  const document = contract.parse(readFixture(`${provider}/openapi.json`));
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  const compile = (schema: unknown) => ajv.compile({ allOf: [schema], components: document.components });
  const error = compile(document.components.responses.error.content['application/json']?.schema);
  const operations = new Map(
    Object.values(document.paths)
      .flatMap((item) => Object.values(item))
      .map(({ operationId, responses }) => {
        const declared = Object.entries(responses).flatMap(([status, response]) =>
          'content' in response
            ? [[status, compile(reply.parse(response).content['application/json']?.schema)] as const]
            : [],
        );
        return [operationId, new Map(declared)];
      }),
  );

  return (exchange) => {
    const validate = operations.get(exchange.operation ?? '')?.get(String(exchange.reply.status)) ?? error;
    const body: unknown = JSON.parse(exchange.reply.body);
    if (validate(body)) return undefined;
    return `${exchange.request.method} ${exchange.request.path} ${exchange.reply.status}: ${ajv.errorsText(validate.errors)}\n${exchange.reply.body}`;
  };
}
