import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020';
import * as v from 'valibot';
import { compileContract } from '../../src/core/contract';
import { readFixture } from '../../src/core/fixture';
import { ProblemError } from '../../src/core/problem';
import { defineOperation } from '../../src/core/operation';
import { optionsSchema } from '../../src/options';
import { createProviders } from '../../src/providers';
import { readSeeds } from '../../src/seeds';

const nothing = { path: {}, query: {}, header: {}, body: {} };
const handler = defineOperation(() => Promise.reject(new Error('not called')));

function contractWith(operation: object, components = {}): unknown {
  const common = {
    operationId: 'Read',
    summary: 'Reads.',
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', maxLength: 5 } }],
  };
  return {
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    components,
    paths: { '/v1/{id}/parts': { get: { ...common, ...operation } } },
  };
}

describe('compileContract', () => {
  it('stops where an operation has no handler', () => {
    expect(() => compileContract(contractWith({}), {})).toThrow(
      "The contract's operation Read has no handler, or two paths.",
    );
  });

  it('stops where a handler has no operation', () => {
    expect(() => compileContract(contractWith({}), { Read: handler, Write: handler })).toThrow(
      'No operation of the contract for: Write.',
    );
  });

  it('stops where the document is none, and says where', () => {
    expect(() => compileContract(contractWith({ operationId: 1 }), {})).toThrow(/operationId/);
    expect(() => compileContract({}, {})).toThrow(/not an OpenAPI 3.1 document/);
  });

  it('stops the first call where a schema has a keyword that means nothing', () => {
    const parameters = [{ name: 'id', in: 'path', schema: { type: 'string', maxLenght: 5 } }];
    const contract = compileContract(contractWith({ parameters }), { Read: handler });
    expect(() => contract.operations[0]?.prepare(nothing, 'secretKey')).toThrow(/maxLenght/);
  });

  it('finds an operation by method and path, with its parameters decoded', () => {
    const contract = compileContract(contractWith({}), { Read: handler });
    const { operation, path } = contract.match('GET', '/v1/a%20b/parts');
    expect(operation.id).toBe('Read');
    expect(path).toEqual({ id: 'a b' });
  });

  it.each(['/v1//parts', '/v1/a/parts/', '/v1/a', '/v1/a/b/parts', 'v1/a/parts'])('finds nothing at %s', (path) => {
    const contract = compileContract(contractWith({}), { Read: handler });
    expect(() => contract.match('GET', path)).toThrow(new ProblemError({ kind: 'route_unknown', method: 'GET', path }));
  });

  it('names every violation with its place', () => {
    const contract = compileContract(contractWith({}), { Read: handler });
    const { operation } = contract.match('GET', '/v1/abcdef/parts');
    let problem: unknown;
    try {
      operation.prepare(
        { path: { id: 'abcdef' }, query: { a: '1', b: '2' }, header: {}, body: undefined },
        'secretKey',
      );
    } catch (error) {
      problem = error instanceof ProblemError && error.problem;
    }
    expect(problem).toEqual({
      kind: 'parameters_invalid',
      violations: [
        { kind: 'too_long', location: 'path', parameter: 'id', limit: 5, value: 'abcdef' },
        { kind: 'unknown', location: 'query', parameter: 'a' },
        { kind: 'unknown', location: 'query', parameter: 'b' },
      ],
    });
  });
});

describe('x-credentials', () => {
  const schema = { type: 'string', 'x-credentials': ['secretKey'] };
  const parameters = [{ name: 'id', in: 'path', schema: { $ref: '#/components/schemas/id' } }];
  const query = { name: 'email', in: 'query', schema };
  const components = { schemas: { id: { type: 'string', maxLength: 5 } } };
  const document = contractWith({ parameters: [...parameters, query] }, components);
  const { prepare } = compileContract(document, { Read: handler }).match('GET', '/v1/a/parts').operation;
  const given = { ...nothing, query: { email: 'a@b.c' }, body: undefined };

  it('makes a parameter unknown to all but the credentials that it names', () => {
    expect(() => prepare(given, 'secretKey')).not.toThrow();
    const unknown = { kind: 'unknown', location: 'query', parameter: 'email' } as const;
    const problem = { kind: 'parameters_invalid', violations: [unknown] };
    expect(() => prepare(given, 'customerKey')).toThrow(expect.objectContaining({ problem }));
  });

  it('is found behind references, like every keyword', () => {
    expect(() => prepare({ ...given, path: { id: 'abcdef' } }, 'secretKey')).toThrow(ProblemError);
  });
});

describe('every operation', () => {
  const providers = createProviders(v.parse(optionsSchema, {}), readSeeds([]));

  it.each(
    providers.flatMap(({ contract }) => contract.operations).map((operation) => [operation.id, operation] as const),
  )('has a schema that compiles: %s', (_, operation) => {
    try {
      operation.prepare(nothing, 'secretKey');
    } catch (error) {
      // What was given may be refused; a schema that doesn't compile throws something else.
      expect(error).toBeInstanceOf(ProblemError);
    }
  });
});

describe('the contracts', () => {
  it('are made of schemas that the schema of schemas accepts: the start does not look', () => {
    const ajv = new Ajv2020({ strict: false });
    const wrong: string[] = [];
    const visit = (value: unknown, at: string): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [name, inner] of new Map<string, unknown>(Object.entries(value))) {
        const isSchema = name === 'schema' || at.endsWith('/components/schemas');
        if (isSchema && typeof inner === 'object' && inner !== null && ajv.validateSchema(inner) !== true) {
          wrong.push(`${at}/${name}: ${ajv.errorsText()}`);
        }
        visit(inner, `${at}/${name}`);
      }
    };
    for (const name of ['stripe', 'bridge']) visit(readFixture(`${name}/openapi.json`), name);
    expect(wrong).toEqual([]);
  });

  it('close every object and bound every string', () => {
    const open: string[] = [];
    const visit = (value: unknown, at: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const schema = new Map<string, unknown>(Object.entries(value));
      // A schema for all other members bounds them too.
      const others = schema.get('additionalProperties');
      const isClosed = others === false || typeof others === 'object';
      if (schema.get('type') === 'object' && !isClosed) open.push(`${at} is open`);
      const isBounded = ['maxLength', 'const', 'enum'].some((keyword) => schema.has(keyword));
      if (schema.get('type') === 'string' && !isBounded) open.push(`${at} has no maxLength`);
      for (const [name, inner] of schema) visit(inner, `${at}/${name}`);
    };
    for (const name of ['stripe', 'bridge']) visit(readFixture(`${name}/openapi.json`), name);
    expect(open).toEqual([]);
  });
});
