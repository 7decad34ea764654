import * as v from 'valibot';
import { describeIssues } from './issues';

/** The part of JSON Schema that the core itself walks; Ajv reads the rest. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  /** The security schemes that this part of the contract exists for; for all where it isn't there. */
  readonly 'x-credentials'?: readonly string[];
}

/** Not looked into: a contract holds thousands, and a test checks them all against the schema of schemas. */
const jsonSchema = v.custom<JsonSchema>((value) => typeof value === 'object' && value !== null);

const security = v.array(v.record(v.string(), v.array(v.string())));
const content = v.record(v.string(), v.looseObject({ schema: jsonSchema }));
const reference = v.looseObject({ $ref: v.string() });

const parameter = v.looseObject({
  name: v.string(),
  in: v.picklist(['path', 'query', 'header']),
  required: v.exactOptional(v.boolean()),
  schema: jsonSchema,
});

/** A parameter as the document declares it. */
export type DeclaredParameter = v.InferOutput<typeof parameter>;

const operation = v.looseObject({
  operationId: v.string(),
  summary: v.string(),
  security: v.exactOptional(security),
  /** The permission that a refused credential would have needed. */
  'x-permission': v.exactOptional(v.string()),
  /** Other paths that the API answers alike, such as the same one without its trailing slash. */
  'x-also-at': v.exactOptional(v.array(v.string())),
  /** Query parameters that exclude each other. */
  'x-at-most-one-of': v.exactOptional(v.array(v.string())),
  parameters: v.exactOptional(v.array(v.union([parameter, reference]))),
  requestBody: v.exactOptional(v.looseObject({ content })),
  responses: v.exactOptional(v.record(v.string(), v.looseObject({ content: v.exactOptional(content) }))),
});

/** Names a parameter that several operations share. */
export type ParameterReference = v.InferOutput<typeof reference>;

export function isReference(given: DeclaredParameter | ParameterReference): given is ParameterReference {
  return '$ref' in given;
}

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
  components: v.optional(
    v.looseObject({
      schemas: v.optional(v.record(v.string(), jsonSchema), {}),
      parameters: v.optional(v.record(v.string(), parameter), {}),
    }),
    {},
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
