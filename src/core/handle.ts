import { allowsOrigin, type Allowed } from './allowed';
import type { ContractOperation } from './contract';
import type { ApiReply, ApiRequest, Exchange, Injected, Milliseconds, Step } from './exchange';
import { execute, type Executed, type RequestClaim } from './execute';
import { fingerprintOf } from './fingerprint';
import { sha256, type Ids } from './ids';
import { createInjector } from './injection';
import { isAboutParameters, ProblemError, problemOf, type Problem } from './problem';
import type { Caller, GivenParameters, PreparedRun } from './operation';
import { answerPreflight } from './preflight';
import type { RateLimiter } from './rateLimit';
import type { Provider } from './provider';
import { readersOf } from './reader';
import type { Store } from './store';

/** What the walk needs from outside. */
export interface Parts {
  /** The first one takes the requests that are nobody's. */
  readonly providers: readonly [Provider, ...Provider[]];
  readonly store: Store;
  readonly ids: Ids;
  /** Waits in real time. */
  readonly sleep: (span: Milliseconds) => Promise<void>;
  /** Undefined where there is no limit. */
  readonly rateLimiter: RateLimiter | undefined;
  readonly allowed: Allowed;
}

/** What is known so far about a request on its way. */
interface Progress {
  step: Step;
  operation?: ContractOperation;
  caller?: Caller;
  fault?: Injected | undefined;
  parameters?: Partial<GivenParameters>;
}

/** Walks a request from its route to its reply. It never throws: whatever fails is said in the provider's words. */
export async function handle(request: ApiRequest, parts: Parts): Promise<Exchange> {
  const provider = selectProvider(parts.providers, request.path);
  const requestId = provider.createRequestId(parts.ids);
  const progress: Progress = { step: 'route' };
  const begun = { request, shownPath: provider.redact(request.path), provider: provider.name, requestId };

  const { origin } = request.headers;
  const page = origin !== undefined && allowsOrigin(origin, parts.allowed) ? origin : undefined;

  // A browser's question before the request itself.
  const preflight = answerPreflight(request, provider.contract, page);
  if (preflight !== undefined) {
    const nothing = {
      operation: undefined,
      sandbox: undefined,
      credential: undefined,
      parameters: undefined,
      problem: undefined,
      idempotency: undefined,
      fault: undefined,
    };
    return { ...begun, ...nothing, reply: preflight, step: 'answer' };
  }

  let executed: Executed;
  try {
    executed = await walk(request, requestId, provider, parts, progress);
  } catch (error) {
    executed = refuse(provider, problemOf(error));
  }

  const { status, body, problem, idempotency } = executed;
  const headers = provider.headers({ request, requestId, status, page, problem, idempotency });
  return {
    ...begun,
    reply: { status, headers, body },
    operation: progress.operation?.id,
    sandbox: progress.caller?.sandbox,
    credential: progress.caller?.credential,
    parameters: progress.parameters,
    step: progress.step,
    problem,
    idempotency,
    fault: progress.fault,
  };
}

async function walk(
  request: ApiRequest,
  requestId: string,
  provider: Provider,
  parts: Parts,
  progress: Progress,
): Promise<Executed> {
  const open = readersOf(parts.store);

  // Which operation is it?
  const { operation, path } = provider.contract.match(request.method, request.path);
  progress.operation = operation;
  progress.parameters = { path };

  // Who asks?
  progress.step = 'authenticate';
  const authenticated = await provider.authenticate(request, operation, open);

  // In which version, and for which account?
  progress.step = 'admit';
  const caller = await provider.admit(request, operation, authenticated, open);
  progress.caller = caller;

  // May this kind of credential call it? The contract says.
  progress.step = 'authorize';
  if (!operation.credentials.includes(caller.credential)) {
    const { shown, account } = caller;
    throw new ProblemError({ kind: 'permission_missing', shown, account, permission: operation.permission });
  }

  // Not too often?
  progress.step = 'limit';
  const wait = parts.rateLimiter?.take(caller.sandbox);
  if (wait !== undefined) throw new ProblemError({ kind: 'rate_limited', retryAfter: Math.ceil(wait / 1_000) });

  // What was sent? Under a used idempotency key other parameters are a mismatch, even if they are invalid.
  progress.step = 'read';
  let given: GivenParameters | undefined;
  let run: PreparedRun;
  try {
    given = { ...provider.readParameters(request, operation, path), header: readHeaders(request, operation) };
    progress.parameters = given;
    progress.step = 'validate';
    run = operation.prepare(given, caller.credential);
  } catch (error) {
    if (isAboutParameters(problemOf(error))) await refuseMismatch(request, given, caller, provider, parts.store);
    throw error;
  }

  // Was a failure asked for? Then nothing runs, and nothing is kept under the idempotency key.
  progress.step = 'inject';
  const facts = {
    provider: provider.name,
    operation: operation.id,
    method: request.method,
    path: request.path,
    headers: request.headers,
    parameters: [given.query, given.body],
  };
  const injector = createInjector(parts, caller.sandbox, facts);
  progress.fault = await injector.inject('before');
  const prevented = preventedBy(progress.fault);
  if (prevented !== undefined) throw new ProblemError(prevented);

  // Claim the key, run, keep answer and changes together. Or replay.
  progress.step = 'execute';
  const key = readIdempotencyKey(request, provider);
  const claim = key === undefined ? undefined : claimOf(key, given, request, caller, provider);
  const executed = await execute({ provider, caller, requestId, run, claim }, parts.store, parts.ids);
  if (executed.problem === undefined) progress.step = 'answer';

  // Was a failure asked for now that it has happened? Then the answer is lost.
  progress.fault = (await injector.inject('after')) ?? progress.fault;
  const lost = progress.fault?.problem;
  return lost === undefined ? executed : refuse(provider, lost);
}

/** Gives back why nothing runs: another answer was asked for, or none. */
function preventedBy(fault: Injected | undefined): Problem | undefined {
  const isCutOff = fault?.effect === 'reset' || fault?.effect === 'hang';
  return isCutOff ? { kind: 'fault', status: 503 } : fault?.problem;
}

/** Gives back the provider whose paths these are; the first one where they are nobody's. */
export function selectProvider(providers: Parts['providers'], path: string): Provider {
  return providers.find(({ basePath }) => path === basePath || path.startsWith(`${basePath}/`)) ?? providers[0];
}

/** Gives back the reply to something that never became a request, such as broken HTTP, by the provider of its path as far as that is known. */
export function replyWithoutRequest(problem: Problem, { providers, ids }: Parts, path = ''): ApiReply {
  const provider = selectProvider(providers, path);
  const request = { method: '', path: '', query: '', headers: {}, body: new Uint8Array() };
  const { status, body } = refuse(provider, problem);
  const requestId = provider.createRequestId(ids);
  const closing = { request, requestId, status, page: undefined, problem, idempotency: undefined };
  return { status, headers: provider.headers(closing), body };
}

/** Gives back a problem as the provider says it. */
export function refuse(provider: Provider, problem: Problem): Executed {
  const answer = provider.render(problem);
  return { status: answer.status, body: provider.serialize(answer), problem, idempotency: undefined };
}

/** Gives back the headers that the operation declares, as the contract spells them. */
function readHeaders(request: ApiRequest, { headerNames }: ContractOperation): Readonly<Record<string, string>> {
  const sent = headerNames.flatMap((name): [string, string][] => {
    const value = request.headers[name.toLowerCase()];
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(sent);
}

function readIdempotencyKey(request: ApiRequest, provider: Provider): string | undefined {
  const { methods, maxKeyLength } = provider.idempotency;
  const key = request.headers['idempotency-key'];
  if (key === undefined || key === '' || !methods.includes(request.method)) return undefined;
  if (key.length > maxKeyLength) {
    throw new ProblemError({ kind: 'idempotency_key_too_long', limit: maxKeyLength, length: key.length });
  }
  return key;
}

function claimOf(
  key: string,
  given: GivenParameters | undefined,
  request: ApiRequest,
  caller: Caller,
  provider: Provider,
): RequestClaim {
  // Each kind of credential, and each ephemeral key, has names of its own: a replay never shows what another caller was told.
  const owner = [caller.credential, caller.key?.id];
  const recordKey = sha256(JSON.stringify([provider.name, caller.account, key, owner]));
  // Parameters that couldn't even be read are like no others. Headers don't count.
  const fingerprint =
    given === undefined ? 'unreadable' : fingerprintOf(request.method, request.path, [given.query, given.body]);
  return { recordKey, fingerprint, header: key };
}

/** Throws `idempotency_mismatch` where an invalid request reuses the key of another one. */
async function refuseMismatch(
  request: ApiRequest,
  given: GivenParameters | undefined,
  caller: Caller,
  provider: Provider,
  store: Store,
): Promise<void> {
  const key = readIdempotencyKey(request, provider);
  if (key === undefined) return;
  const { recordKey, fingerprint } = claimOf(key, given, request, caller, provider);
  const used = await store.peek(caller.sandbox, recordKey);
  if (used !== undefined && used !== fingerprint) throw new ProblemError({ kind: 'idempotency_mismatch', key });
}
