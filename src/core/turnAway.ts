import type { ApiRequest, Exchange } from './exchange';
import { refuse, selectProvider, type Parts } from './handle';
import type { Problem } from './problem';

/** Gives back the exchange of a request that was stopped at the door. No page may read the reply. */
export function turnAway(request: ApiRequest, problem: Problem, { providers, ids }: Parts): Exchange {
  const provider = selectProvider(providers, request.path);
  const requestId = provider.createRequestId(ids);
  const { status, body, idempotency } = refuse(provider, problem);
  const headers = provider.headers({ request, requestId, status, page: undefined, problem, idempotency });
  return {
    request,
    shownPath: provider.redact(request.path),
    reply: { status, headers, body },
    provider: provider.name,
    requestId,
    operation: undefined,
    sandbox: undefined,
    credential: undefined,
    parameters: undefined,
    fault: undefined,
    step: 'guard',
    problem,
    idempotency,
  };
}
