import { z } from 'zod';

/** The part of JSON Schema that the core itself walks; Ajv reads the rest. */
export const jsonSchema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  get properties() {
    return z.record(z.string(), jsonSchema).optional();
  },
  get items() {
    return jsonSchema.optional();
  },
});

export type JsonSchema = z.infer<typeof jsonSchema>;

const security = z.array(z.record(z.string(), z.array(z.string())));

const operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  security: security.optional(),
  /** The permission that a refused credential would have needed. */
  'x-permission': z.string().optional(),
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.enum(['path', 'query']),
        required: z.boolean().optional(),
        schema: jsonSchema,
      }),
    )
    .optional(),
  requestBody: z
    .looseObject({
      required: z.boolean().optional(),
      content: z.record(z.string(), z.looseObject({ schema: jsonSchema })),
    })
    .optional(),
});

/** An operation as the document declares it. */
export type DeclaredOperation = z.infer<typeof operation>;

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

const openApiDocument = z.looseObject({
  openapi: z.string().startsWith('3.1'),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  security: security.optional(),
  paths: z.record(z.string().startsWith('/'), z.partialRecord(z.enum(methods), operation)),
  components: z.looseObject({}).optional(),
});

/** The part of an OpenAPI 3.1 document that Mayfly acts on. */
export type OpenApiDocument = z.infer<typeof openApiDocument>;

/** Gives back the document, or throws with the path of what is wrong in it. */
export function readOpenApi(document: unknown): OpenApiDocument {
  const parsed = openApiDocument.safeParse(document);
  if (parsed.success) return parsed.data;
  throw new Error(`The contract is not an OpenAPI 3.1 document that Mayfly can use:\n${z.prettifyError(parsed.error)}`);
}
