import type { ValidateFunction } from 'ajv/dist/core';
import type { FormTree } from './form';
import {
  isReference,
  readOpenApi,
  type DeclaredOperation,
  type DeclaredParameter,
  type JsonSchema,
  type ParameterReference,
} from './openapi';
import type { GivenParameters, Operation, Outcome, PreparedRun } from './operation';
import { ProblemError } from './problem';
import { followReferences, type Follow } from './references';
import { createRouter, type Router } from './router';
import { readSecrets, type DeclaredSecrets } from './secrets';
import { typeParameters, type Parameters } from './typing';
import { createValidators } from './validators';
import { describeViolations } from './violations';
import { withholdFrom } from './visibility';

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
  /** The headers that it declares as parameters, as the contract spells them. */
  readonly headerNames: readonly string[];
  /** Gives the text of a query the types that the contract declares. */
  readonly typeQuery: (tree: FormTree) => Parameters;
  /** The same for a form in the body; undefined where the operation takes no body. */
  readonly typeBody: ((tree: FormTree) => Parameters) | undefined;
  /** Checks what a credential of this kind sends and gives back the run, or throws `parameters_invalid`. */
  readonly prepare: (given: GivenParameters, credential: string) => PreparedRun;
}

/** What a provider promises, ready to be asked. */
export interface Contract extends Router {
  readonly version: string;
  readonly operations: readonly ContractOperation[];
  /** Gives back what is secret in requests and replies, read when it is first asked for. */
  readonly secrets: () => DeclaredSecrets;
}

/** What the operations of one contract share. */
interface Shared {
  readonly components: Components;
  readonly follow: Follow;
  /** Gives back the security schemes that may call an operation. */
  readonly credentialsOf: (declared: DeclaredOperation) => readonly string[];
  /** Gives back the one Ajv of the contract, made when it is first needed. */
  readonly validators: () => ReturnType<typeof createValidators>;
}

type Components = ReturnType<typeof readOpenApi>['components'];

/**
 * Binds each `operationId` to its handler. One without the other is a mistake of the programmer's and stops the start. Each
 * operation has one validator, compiled when it is first called: compiling them all takes longer than the rest of the start.
 * A keyword that means nothing is a mistake too; a test finds it by compiling them all.
 */
export function compileContract(document: unknown, handlers: Readonly<Record<string, Operation>>): Contract {
  const { paths, components, security = [], info } = readOpenApi(document);
  let made: ReturnType<typeof createValidators> | undefined;
  const shared: Shared = {
    components,
    follow: followReferences(components.schemas),
    credentialsOf: (declared) => (declared.security ?? security).flatMap((scheme) => Object.keys(scheme)),
    validators: () => (made ??= createValidators()),
  };
  const unbound = new Map(Object.entries(handlers));

  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, declared]): ContractOperation => {
      const handler = unbound.get(declared.operationId);
      if (handler === undefined)
        throw new Error(`The contract's operation ${declared.operationId} has no handler, or two paths.`);
      unbound.delete(declared.operationId);
      return bindOperation(shared, method.toUpperCase(), path, declared, handler);
    }),
  );
  if (unbound.size > 0) throw new Error(`No operation of the contract for: ${[...unbound.keys()].join(', ')}.`);

  let secrets: DeclaredSecrets | undefined;
  return {
    version: info.version,
    operations,
    secrets: () => (secrets ??= readSecrets(document)),
    ...createRouter(operations),
  };
}

function bindOperation(
  shared: Shared,
  method: string,
  path: string,
  declared: DeclaredOperation,
  handler: Operation,
): ContractOperation {
  const { components, follow } = shared;
  const credentials = shared.credentialsOf(declared);
  const parameters = (declared.parameters ?? []).map((parameter) => followParameter(parameter, components));
  const bodySchema = Object.values(declared.requestBody?.content ?? {})[0]?.schema;
  const exclusive = declared['x-at-most-one-of'];
  const querySchema = {
    ...parametersSchema(parameters, 'query'),
    ...(exclusive && { 'x-at-most-one-of': exclusive }),
  };
  const schema = {
    type: 'object',
    properties: {
      path: parametersSchema(parameters, 'path'),
      query: querySchema,
      // A request always has headers beside the declared ones.
      header: { ...parametersSchema(parameters, 'header'), additionalProperties: true },
      ...(bodySchema && { body: bodySchema }),
    },
  };

  /** Takes out of an answer what this caller may not see. Where only one kind of credential may call, it sees all. */
  const withhold = (outcome: Outcome, credential: string): Outcome => {
    const { status, body } = outcome.answer;
    const replySchema = declared.responses?.[String(status)]?.content?.['application/json']?.schema;
    if (credentials.length < 2 || replySchema === undefined) return outcome;
    return { ...outcome, answer: { status, body: withholdFrom(credential, body, replySchema, follow) } };
  };

  const bound = handler.bind(<Parameters>() => {
    let compiled: ValidateFunction<Parameters> | undefined;
    return (given, credential) => {
      // Ajv takes the type from us. It is sound because the type is generated from this very schema, which a test checks.
      const validate = (compiled ??= shared.validators().compile<Parameters>(withTargets(schema, components)));
      const checked: unknown = { ...given, credential };
      if (validate(checked)) return checked;
      throw new ProblemError({ kind: 'parameters_invalid', violations: describeViolations(validate.errors ?? []) });
    };
  });

  return {
    id: declared.operationId,
    method,
    path,
    alsoAt: declared['x-also-at'] ?? [],
    summary: declared.summary,
    credentials,
    permission: declared['x-permission'] ?? declared.operationId,
    headerNames: parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name),
    typeQuery: (tree) => typeParameters(tree, querySchema, follow),
    typeBody: bodySchema && ((tree) => typeParameters(tree, follow(bodySchema), follow)),
    prepare(given, credential) {
      const run = bound(given, credential);
      return async (context) => withhold(await run(context), credential);
    },
  };
}

/** Gives back the schema with what its references lead to. Ajv walks through all of that, so it gets none where there are none. */
function withTargets(schema: object, components: Components): object {
  return JSON.stringify(schema).includes('"$ref"') ? { ...schema, components } : schema;
}

const parameterPrefix = '#/components/parameters/';

function followParameter(
  parameter: DeclaredParameter | ParameterReference,
  { parameters }: Components,
): DeclaredParameter {
  if (!isReference(parameter)) return parameter;
  const target = parameters[parameter.$ref.slice(parameterPrefix.length)];
  if (target === undefined) throw new Error(`The contract has a reference that leads nowhere: ${parameter.$ref}`);
  return target;
}

/** Gives back the schema of all parameters in one place, closed to others. */
function parametersSchema(all: readonly DeclaredParameter[], location: DeclaredParameter['in']): JsonSchema {
  const parameters = all.filter((parameter) => parameter.in === location);
  return {
    type: 'object',
    additionalProperties: false,
    required: parameters.filter((parameter) => parameter.required).map((parameter) => parameter.name),
    properties: Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.schema])),
  };
}
