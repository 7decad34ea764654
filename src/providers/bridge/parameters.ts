import type { ContractOperation } from '../../core/contract';
import type { ApiRequest } from '../../core/exchange';
import { parseForm } from '../../core/form';
import { parseJson } from '../../core/json';
import type { GivenParameters } from '../../core/operation';
import { ProblemError } from '../../core/problem';

const jsonType = 'application/json';

/** Gives back a request's parameters: the query, and a JSON body. No body at all is an empty one, so what is missing in it is named. */
export function readParameters(
  request: ApiRequest,
  operation: ContractOperation,
  path: Readonly<Record<string, string>>,
): Omit<GivenParameters, 'header'> {
  const query = operation.typeQuery(parseForm(request.query));
  const body = readBody(request);
  return { path, query, body: operation.typeBody === undefined ? undefined : (body ?? {}) };
}

function readBody({ body, headers }: ApiRequest): unknown {
  if (body instanceof Uint8Array && body.length === 0) return undefined;
  // A body without a type is taken for JSON.
  const contentType = headers['content-type'] ?? jsonType;
  const [mediaType = ''] = contentType.split(';');
  if (mediaType.trim().toLowerCase() !== jsonType) {
    throw new ProblemError({ kind: 'media_type_unsupported', given: contentType });
  }
  return parseJson(body, contentType);
}
