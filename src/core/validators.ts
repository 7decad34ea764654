import Ajv from 'ajv/dist/core';
import applicator from 'ajv/dist/vocabularies/applicator';
import core from 'ajv/dist/vocabularies/core';
import { metadataVocabulary } from 'ajv/dist/vocabularies/metadata';
import validation from 'ajv/dist/vocabularies/validation';
import type { GivenParameters } from './operation';

/** What a validator looks at: the parameters, and who sends them. */
export interface Checked extends GivenParameters {
  readonly credential: string;
}

/** Names the credential of the request that is being checked. Ajv hands keywords the whole of what it checks, untyped. */
function isSentBy(credentials: readonly string[], checked: unknown): boolean {
  return (
    typeof checked === 'object' &&
    checked !== null &&
    'credential' in checked &&
    credentials.some((credential) => credential === checked.credential)
  );
}

function countNamed(names: readonly string[], data: object): number {
  return names.filter((name) => Object.hasOwn(data, name)).length;
}

/**
 * Gives back Ajv with the vocabularies of JSON Schema 2020-12 that contracts use, and the keywords that only they have. It
 * is put together by hand because half of what Ajv's own class for 2020-12 loads serves to check schemas against the schema
 * of schemas, which takes longer than all the rest of the start. A test does that instead. Optimizing the validators isn't
 * worth its time either.
 */
export function createValidators(): Ajv {
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
  // Where references lead to.
  ajv.addKeyword('components');
  ajv.addKeyword({
    keyword: 'x-exactly-one-of',
    type: 'object',
    schemaType: 'array',
    validate: (names: readonly string[], data: object) => countNamed(names, data) === 1,
  });
  ajv.addKeyword({
    keyword: 'x-at-most-one-of',
    type: 'object',
    schemaType: 'array',
    validate: (names: readonly string[], data: object) => countNamed(names, data) <= 1,
  });
  // What the journal masks (`core/secrets.ts`); they allow and refuse nothing.
  for (const keyword of ['x-secret', 'x-secret-form']) ajv.addKeyword(keyword);
  // A parameter that only these credentials may send.
  ajv.addKeyword({
    keyword: 'x-credentials',
    schemaType: 'array',
    validate: (credentials: readonly string[], _data: unknown, _schema, place) =>
      isSentBy(credentials, place?.rootData),
  });
  return ajv;
}
