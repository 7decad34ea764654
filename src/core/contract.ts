import Ajv from 'ajv/dist/core';
import applicator from 'ajv/dist/vocabularies/applicator';
import core from 'ajv/dist/vocabularies/core';
import { metadataVocabulary } from 'ajv/dist/vocabularies/metadata';
import validation from 'ajv/dist/vocabularies/validation';
import { decodePercent } from './form';
import { readOpenApi, type DeclaredOperation, type JsonSchema, type OpenApiDocument } from './openapi';
import { ProblemError } from './problem';
import type { GivenParameters, Operation, PreparedRun } from './operation';
import { describeViolations } from './violations';

/** An operation of the contract, bound to its handler. */
export interface ContractOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** The security schemes that may call it. */
  readonly credentials: readonly string[];
  readonly permission: string;
  readonly querySchema: JsonSchema;
  /** Undefined where the operation takes no body. */
  readonly bodySchema: JsonSchema | undefined;
  /** Checks parameters and gives back the run, or throws `parameters_invalid`. */
  readonly prepare: (given: GivenParameters) => PreparedRun;
}

/** What a provider promises, ready to be asked. */
export interface Contract {
  readonly version: string;
  readonly operations: readonly ContractOperation[];
  /** Gives back the operation of a request with the parameters in its path, or throws `route_unknown`. */
  match(
    method: string,
    path: string,
  ): { readonly operation: ContractOperation; readonly path: Readonly<Record<string, string>> };
}

/**
 * Compiles one validator an operation and binds each `operationId` to its handler. One without the other is a mistake of
 * the programmer's and stops the start. So is a keyword that means nothing, unless it is one of the `annotations`.
 */
export function compileContract(
  document: unknown,
  handlers: Readonly<Record<string, Operation>>,
  annotations: readonly string[] = [],
): Contract {
  const openApi = readOpenApi(document);
  const ajv = createValidators(annotations);
  const unbound = new Map(Object.entries(handlers));

  const operations = Object.entries(openApi.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, declared]): ContractOperation => {
      const handler = unbound.get(declared.operationId);
      if (handler === undefined)
        throw new Error(`The contract's operation ${declared.operationId} has no handler, or two paths.`);
      unbound.delete(declared.operationId);
      return bindOperation(ajv, openApi, method.toUpperCase(), path, declared, handler);
    }),
  );
  if (unbound.size > 0) throw new Error(`No operation of the contract for: ${[...unbound.keys()].join(', ')}.`);

  return { version: openApi.info.version, operations, match: createMatcher(operations) };
}

/**
 * Gives back Ajv with the vocabularies of JSON Schema 2020-12 that contracts use. It is put together by hand because half of
 * what Ajv's own class for 2020-12 loads serves to check schemas against the schema of schemas, which takes longer than all
 * the rest of the start. A test does that instead. Optimizing the validators isn't worth its time either.
 */
function createValidators(annotations: readonly string[]): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strictTypes: false,
    allowUnionTypes: true,
    meta: false,
    validateSchema: false,
    code: { optimize: false },
  });
  for (const vocabulary of [core, validation, applicator(true), metadataVocabulary]) ajv.addVocabulary(vocabulary);
  ajv.addVocabulary(['components', ...annotations]);
  ajv.addKeyword({
    keyword: 'x-exactly-one-of',
    type: 'object',
    schemaType: 'array',
    validate: (names: readonly string[], data: object) =>
      names.filter((name) => Object.hasOwn(data, name)).length === 1,
  });
  return ajv;
}

function bindOperation(
  ajv: Ajv,
  openApi: OpenApiDocument,
  method: string,
  path: string,
  declared: DeclaredOperation,
  handler: Operation,
): ContractOperation {
  const bodySchema = Object.values(declared.requestBody?.content ?? {})[0]?.schema;
  const querySchema = parametersSchema(declared, 'query');
  const schema = {
    type: 'object',
    components: openApi.components ?? {},
    properties: {
      path: parametersSchema(declared, 'path'),
      query: querySchema,
      ...(bodySchema && { body: bodySchema }),
    },
  };
  return {
    id: declared.operationId,
    method,
    path,
    summary: declared.summary,
    credentials: (declared.security ?? openApi.security ?? []).flatMap((scheme) => Object.keys(scheme)),
    permission: declared['x-permission'] ?? declared.operationId,
    querySchema,
    bodySchema,
    prepare: handler.bind(<Parameters>() => {
      // Ajv takes the type from us. It is sound because the type is generated from this very schema, which a test checks.
      const validate = ajv.compile<Parameters>(schema);
      return (given) => {
        const value: unknown = given;
        if (validate(value)) return value;
        throw new ProblemError({ kind: 'parameters_invalid', violations: describeViolations(validate.errors ?? []) });
      };
    }),
  };
}

/** Gives back the schema of all parameters in one place, closed to others. */
function parametersSchema(declared: DeclaredOperation, location: 'path' | 'query'): JsonSchema {
  const parameters = (declared.parameters ?? []).filter((parameter) => parameter.in === location);
  return {
    type: 'object',
    additionalProperties: false,
    required: parameters.filter((parameter) => parameter.required).map((parameter) => parameter.name),
    properties: Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.schema])),
  };
}

function createMatcher(operations: readonly ContractOperation[]): Contract['match'] {
  const routes = operations.map((operation) => ({ operation, segments: operation.path.split('/') }));
  return (method, path) => {
    const given = path.split('/');
    const route = routes.find(
      ({ operation, segments }) =>
        operation.method === method &&
        segments.length === given.length &&
        segments.every((segment, index) => (segment.startsWith('{') ? given[index] !== '' : segment === given[index])),
    );
    if (route === undefined) throw new ProblemError({ kind: 'route_unknown', method, path });

    const named = route.segments.flatMap((segment, index): [string, string][] =>
      segment.startsWith('{') ? [[segment.slice(1, -1), decodePercent(given[index] ?? '')]] : [],
    );
    return { operation: route.operation, path: Object.fromEntries(named) };
  };
}
