import type { ContractOperation } from '../../core/contract';
import type { ApiRequest } from '../../core/exchange';
import { parseForm } from '../../core/form';
import type { GivenParameters } from '../../core/operation';
import { ProblemError } from '../../core/problem';
import { decodeText } from '../../core/text';

const formType = 'application/x-www-form-urlencoded';

/**
 * Gives back a request's parameters. Stripe knows one set of them, from query and body alike; where both name one, the
 * body counts (inherited from Rack). They are put where the contract declares them.
 */
export function readParameters(
  request: ApiRequest,
  operation: ContractOperation,
  path: Readonly<Record<string, string>>,
): Omit<GivenParameters, 'header'> {
  const tree = Object.assign(parseForm(request.query), parseForm(readForm(request)));
  return operation.typeBody === undefined
    ? { path, query: operation.typeQuery(tree), body: undefined }
    : { path, query: {}, body: operation.typeBody(tree) };
}

function readForm(request: ApiRequest): string {
  const { body, headers } = request;
  if (body instanceof Uint8Array && body.length === 0) return '';
  // A body without a type is taken for a form.
  const contentType = headers['content-type'] ?? formType;
  const [mediaType = ''] = contentType.split(';');
  if (mediaType.trim().toLowerCase() !== formType) {
    throw new ProblemError({ kind: 'media_type_unsupported', given: contentType });
  }
  return decodeText(body, contentType);
}
