import Ajv, { type ValidateFunction } from 'ajv/dist/core';
import applicator from 'ajv/dist/vocabularies/applicator';
import core from 'ajv/dist/vocabularies/core';
import { metadataVocabulary } from 'ajv/dist/vocabularies/metadata';
import validation from 'ajv/dist/vocabularies/validation';
import { decodePercent } from './form';
import { readOpenApi, type DeclaredOperation, type JsonSchema, type OpenApiDocument } from './openapi';
import type { GivenParameters, Operation, PreparedRun } from './operation';
import { ProblemError } from './problem';
import { describeViolations } from './violations';

/** An operation of the contract, bound to its handler. */
export interface ContractOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** Other paths that are answered alike. */
  readonly alsoAt: readonly string[];
  readonly summary: string;
  /** The security schemes that may call it. */
  readonly credentials: readonly string[];
  readonly permission: string;
  readonly querySchema: JsonSchema;
  /** The headers that it declares as parameters, as the contract spells them. */
  readonly headerNames: readonly string[];
  /** Undefined where the operation takes no body. */
  readonly bodySchema: JsonSchema | undefined;
  /** Checks parameters and gives back the run, or throws `parameters_invalid`. */
  readonly prepare: (given: GivenParameters) => PreparedRun;
}

/** What a provider promises, ready to be asked. */
export interface Contract {
  readonly version: string;
  readonly operations: readonly ContractOperation[];
  /** True where a request of this method and path has an operation. */
  has(method: string, path: string): boolean;
  /** Gives back the operation of a request with the parameters in its path, or throws `route_unknown`. */
  match(
    method: string,
    path: string,
  ): { readonly operation: ContractOperation; readonly path: Readonly<Record<string, string>> };
}

/**
 * Binds each `operationId` to its handler. One without the other is a mistake of the programmer's and stops the start. Each
 * operation has one validator, compiled when it is first called: compiling them all takes longer than the rest of the start.
 * A keyword that means nothing is a mistake too; a test finds it by compiling them all.
 */
export function compileContract(document: unknown, handlers: Readonly<Record<string, Operation>>): Contract {
  const openApi = readOpenApi(document);
  // Made when the first operation is called, like the validators.
  let ajv: Ajv | undefined;
  const compiler = (): Ajv => (ajv ??= createValidators());
  const unbound = new Map(Object.entries(handlers));

  const operations = Object.entries(openApi.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, declared]): ContractOperation => {
      const handler = unbound.get(declared.operationId);
      if (handler === undefined)
        throw new Error(`The contract's operation ${declared.operationId} has no handler, or two paths.`);
      unbound.delete(declared.operationId);
      return bindOperation(compiler, openApi, method.toUpperCase(), path, declared, handler);
    }),
  );
  if (unbound.size > 0) throw new Error(`No operation of the contract for: ${[...unbound.keys()].join(', ')}.`);

  return { version: openApi.info.version, operations, ...createRouter(operations) };
}

/**
 * Gives back Ajv with the vocabularies of JSON Schema 2020-12 that contracts use. It is put together by hand because half of
 * what Ajv's own class for 2020-12 loads serves to check schemas against the schema of schemas, which takes longer than all
 * the rest of the start. A test does that instead. Optimizing the validators isn't worth its time either.
 */
function createValidators(): Ajv {
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
  compiler: () => Ajv,
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
    properties: {
      path: parametersSchema(declared, 'path'),
      query: querySchema,
      // A request always has headers beside the declared ones.
      header: { ...parametersSchema(declared, 'header'), additionalProperties: true },
      ...(bodySchema && { body: bodySchema }),
    },
  };
  return {
    id: declared.operationId,
    method,
    path,
    alsoAt: declared['x-also-at'] ?? [],
    summary: declared.summary,
    credentials: (declared.security ?? openApi.security ?? []).flatMap((scheme) => Object.keys(scheme)),
    permission: declared['x-permission'] ?? declared.operationId,
    querySchema,
    headerNames: parametersIn(declared, 'header').map(({ name }) => name),
    bodySchema,
    prepare: handler.bind(<Parameters>() => {
      let compiled: ValidateFunction<Parameters> | undefined;
      return (given) => {
        // Ajv takes the type from us. It is sound because the type is generated from this very schema, which a test checks.
        const validate = (compiled ??= compiler().compile<Parameters>(schema));
        const value: unknown = given;
        if (validate(value)) return value;
        throw new ProblemError({ kind: 'parameters_invalid', violations: describeViolations(validate.errors ?? []) });
      };
    }),
  };
}

type Location = 'path' | 'query' | 'header';

function parametersIn(declared: DeclaredOperation, location: Location) {
  return (declared.parameters ?? []).filter((parameter) => parameter.in === location);
}

/** Gives back the schema of all parameters in one place, closed to others. */
function parametersSchema(declared: DeclaredOperation, location: Location): JsonSchema {
  const parameters = parametersIn(declared, location);
  return {
    type: 'object',
    additionalProperties: false,
    required: parameters.filter((parameter) => parameter.required).map((parameter) => parameter.name),
    properties: Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.schema])),
  };
}

interface Route {
  readonly operation: ContractOperation;
  readonly segments: readonly string[];
}

function createRouter(operations: readonly ContractOperation[]): Pick<Contract, 'has' | 'match'> {
  const routes = operations.flatMap((operation) =>
    [operation.path, ...operation.alsoAt].map((path): Route => ({ operation, segments: path.split('/') })),
  );
  const find = (method: string, given: readonly string[]): Route | undefined =>
    routes.find(
      ({ operation, segments }) =>
        operation.method === method &&
        segments.length === given.length &&
        segments.every((segment, index) => (segment.startsWith('{') ? given[index] !== '' : segment === given[index])),
    );

  return {
    has: (method, path) => find(method, path.split('/')) !== undefined,
    match(method, path) {
      const given = path.split('/');
      const route = find(method, given);
      if (route === undefined) throw new ProblemError({ kind: 'route_unknown', method, path });

      const named = route.segments.flatMap((segment, index): [string, string][] =>
        segment.startsWith('{') ? [[segment.slice(1, -1), decodePercent(given[index] ?? '')]] : [],
      );
      return { operation: route.operation, path: Object.fromEntries(named) };
    },
  };
}
