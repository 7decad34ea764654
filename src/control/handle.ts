import type { Contract } from '../core/contract';
import type { ApiReply, ApiRequest } from '../core/exchange';
import { parseForm } from '../core/form';
import type { Ids } from '../core/ids';
import { parseJson } from '../core/json';
import { ProblemError, problemOf } from '../core/problem';
import type { Provider } from '../core/provider';
import { readersOf } from '../core/reader';
import { everywhere, type Store } from '../core/store';
import { renderProblem } from './problems';

/** What the control plane needs from outside. */
export interface ControlParts {
  readonly contract: Contract;
  readonly providers: readonly Provider[];
  readonly store: Store;
  readonly ids: Ids;
  /** Is told of what nobody foresaw. */
  readonly report: (error: unknown) => void;
}

const jsonType = 'application/json';

/** Where a whole state is sent, which is larger than what any API takes. */
export const statePaths: readonly string[] = ['/_mayfly/snapshot', '/_mayfly/seed'];
/** As many values as all that a store holds may have. */
const maxStateItems = 5_000_000;

/** Walks a request to the control plane from its route to its reply. It never throws. */
export async function handleControl(request: ApiRequest, parts: ControlParts): Promise<ApiReply> {
  try {
    refuseOtherSites(request);
    const { operation, path } = parts.contract.match(request.method, request.path);

    // Whose sandbox is it about?
    const sandbox = sandboxIn(request, parts.providers);

    // What was sent?
    const maxItems = statePaths.includes(request.path) ? maxStateItems : undefined;
    const given = {
      path,
      query: operation.typeQuery(parseForm(request.query)),
      header: {},
      body: readBody(request, maxItems),
    };
    const run = operation.prepare({ ...given, body: operation.typeBody && (given.body ?? {}) }, 'anyone');

    // What the control plane does, it does at once: there is nothing to replay.
    const caller = { credential: 'anyone', sandbox, account: '', shown: '', key: undefined };
    const reader = readersOf(parts.store)(sandbox, '');
    const time = await reader.now();
    const { answer } = await run({ ...reader, caller, requestId: '', time, ids: parts.ids });
    return reply(answer.status, answer.body);
  } catch (error) {
    const problem = problemOf(error);
    if (problem.kind === 'unexpected') parts.report(problem.cause);
    const { status, body } = renderProblem(problem);
    return reply(status, body);
  }
}

/**
 * Browsers say of each request whether its page is of the same origin (Fetch Metadata). A page of another one has no business
 * here, even one of this machine; that a client says nothing grants nothing either, the guard has looked at its origin.
 */
export function refuseOtherSites({ headers }: ApiRequest): void {
  const site = headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') {
    throw new ProblemError({ kind: 'origin_forbidden', given: headers['origin'] ?? site });
  }
}

/** Gives back the sandbox of the header, or the place of the whole server where there is none. */
export function sandboxIn({ headers }: ApiRequest, providers: readonly Provider[]): string {
  const apiKey = headers['mayfly-sandbox'];
  if (apiKey === undefined) return everywhere;
  const sandbox = providers.map((provider) => provider.sandboxOf(apiKey)).find((name) => name !== undefined);
  // The text is not shown: it may be a live key.
  if (sandbox === undefined)
    throw new ProblemError({ kind: 'credential_invalid', header: 'Mayfly-Sandbox', shown: '' });
  return sandbox;
}

/** Only JSON is taken: what a page's form can send without being asked first, is not. */
function readBody({ body, headers }: ApiRequest, maxItems: number | undefined): unknown {
  const contentType = headers['content-type'] ?? '';
  // Without a body there need be no type; one that is there must be JSON's all the same.
  if (body instanceof Uint8Array && body.length === 0 && contentType === '') return undefined;
  const [mediaType = ''] = contentType.split(';');
  if (mediaType.trim().toLowerCase() !== jsonType) {
    throw new ProblemError({ kind: 'media_type_unsupported', given: contentType || 'of no type' });
  }
  return parseJson(body, contentType, maxItems);
}

/** Gives back a reply of the control plane. */
export function reply(status: number, body: unknown): ApiReply {
  return {
    status,
    headers: {
      'Content-Type': jsonType,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
      Vary: 'Origin',
    },
    body: `${JSON.stringify(body, null, 2)}\n`,
  };
}
