import type { Contract } from './contract';
import type { ApiReply, ApiRequest } from './exchange';

/** The names of headers, as a browser lists them. */
const headerList = /^[\w-]{1,60}(?:, ?[\w-]{1,60}){0,30}$/;

/**
 * Gives back the answer to a browser that asks whether a page may send a request: yes for a page that may call and an
 * operation of the contract. Undefined where it is no such question, or the answer is no.
 */
export function answerPreflight(
  request: ApiRequest,
  contract: Contract,
  page: string | undefined,
): ApiReply | undefined {
  const { 'access-control-request-method': method, 'access-control-request-headers': names } = request.headers;
  if (request.method !== 'OPTIONS' || method === undefined) return undefined;
  if (page === undefined || !contract.has(method, request.path)) return undefined;
  return {
    status: 200,
    headers: {
      'Access-Control-Allow-Origin': page,
      'Access-Control-Allow-Methods': method,
      ...(names !== undefined && headerList.test(names) && { 'Access-Control-Allow-Headers': names }),
      'Access-Control-Max-Age': '300',
      Vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
    },
    body: '',
  };
}
