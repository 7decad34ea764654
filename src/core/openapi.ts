import * as v from 'valibot';
import { describeIssues } from './issues';

/** The part of JSON Schema that the core itself walks; Ajv reads the rest. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly type?: string | string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
}

const jsonSchema: v.GenericSchema<unknown, JsonSchema> = v.looseObject({
  type: v.exactOptional(v.union([v.string(), v.array(v.string())])),
  properties: v.exactOptional(
    v.record(
      v.string(),
      v.lazy(() => jsonSchema),
    ),
  ),
  items: v.exactOptional(v.lazy(() => jsonSchema)),
});

const security = v.array(v.record(v.string(), v.array(v.string())));

const operation = v.looseObject({
  operationId: v.string(),
  summary: v.string(),
  security: v.exactOptional(security),
  /** The permission that a refused credential would have needed. */
  'x-permission': v.exactOptional(v.string()),
  /** Other paths that the API answers alike, such as the same one without its trailing slash. */
  'x-also-at': v.exactOptional(v.array(v.string())),
  parameters: v.exactOptional(
    v.array(
      v.looseObject({
        name: v.string(),
        in: v.picklist(['path', 'query', 'header']),
        required: v.exactOptional(v.boolean()),
        schema: jsonSchema,
      }),
    ),
  ),
  requestBody: v.exactOptional(v.looseObject({ content: v.record(v.string(), v.looseObject({ schema: jsonSchema })) })),
});

/** An operation as the document declares it. */
export type DeclaredOperation = v.InferOutput<typeof operation>;

const openApiDocument = v.looseObject({
  openapi: v.pipe(v.string(), v.startsWith('3.1')),
  info: v.looseObject({ title: v.string(), version: v.string() }),
  security: v.exactOptional(security),
  paths: v.record(
    v.pipe(v.string(), v.startsWith('/')),
    v.record(v.picklist(['get', 'post', 'put', 'patch', 'delete']), operation),
  ),
});

/** The part of an OpenAPI 3.1 document that Mayfly acts on. */
export type OpenApiDocument = v.InferOutput<typeof openApiDocument>;

/** Gives back the document, or throws with the path of what is wrong in it. */
export function readOpenApi(document: unknown): OpenApiDocument {
  const read = v.safeParse(openApiDocument, document);
  if (read.success) return read.output;
  throw new Error(`The contract is not an OpenAPI 3.1 document that Mayfly can use:\n${describeIssues(read.issues)}`);
}
