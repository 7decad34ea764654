import type { ApiRequest, Exchange, Milliseconds } from './exchange';
import { secretsIn, withoutSecrets } from './exchangeSecrets';
import type { JournalEntry, JournalProblem, JsonValue, NewEntry } from './journal';
import type { Masking } from './masking';
import type { Problem } from './problem';
import { maskJson, maskQuery } from './maskedValues';
import { maskHeaders } from './maskedHeaders';

/** In characters: how much of a reply's body is kept. */
export const replyLimit = 16_384;

/**
 * Gives back the entry for an exchange. What it knows to be secret is masked where it stands by name, then everywhere else
 * by value and by form, so a nonce that a message quotes is masked like the parameter it came from.
 *
 * @param times `ended` by the wall clock; `sandbox` undefined where nobody knows whose request it was
 */
export function entryOf(
  exchange: Exchange,
  milliseconds: Milliseconds,
  times: { readonly ended: Milliseconds; readonly sandbox: Milliseconds | undefined },
  masking: Masking,
): NewEntry {
  const { request, reply, problem, idempotency, parameters } = exchange;
  const hide = withoutSecrets(secretsIn(exchange, masking), masking);
  const replyBody = hide(masking.redactMembers(reply.body));
  const isReplyCut = replyBody.length > replyLimit;

  return {
    time: isoOf(times.ended - milliseconds),
    sandboxTime: times.sandbox === undefined ? undefined : isoOf(times.sandbox),
    sandbox: exchange.sandbox,
    provider: exchange.provider,
    operation: exchange.operation,
    credential: exchange.credential,
    requestId: exchange.requestId,
    method: request.method,
    path: hide(hideEncoded(request.path, hide)),
    query: maskQuery(request.query, masking, hide),
    parameters: {
      ...masked('path', parameters?.path),
      ...masked('query', parameters?.query),
      ...masked('header', parameters?.header),
      ...masked('body', parameters?.body),
    },
    requestHeaders: maskHeaders(request.headers, hide),
    bodySize: sizeOfBody(request),
    status: reply.status,
    replyHeaders: maskHeaders(reply.headers, hide),
    // Copied: a slice would keep the whole of a long text in memory.
    replyBody: isReplyCut ? Buffer.from(replyBody.slice(0, replyLimit)).toString() : replyBody,
    isReplyCut,
    step: exchange.step,
    problem: problem && describeProblem(problem, replyBody, (value) => maskJson(value, masking, hide)),
    outcome: outcomeOf(exchange),
    originalRequestId: idempotency?.originalRequestId,
    fault: exchange.fault && `${exchange.fault.when} ${exchange.fault.effect} by ${exchange.fault.rule}`,
    milliseconds: Number(milliseconds.toFixed(3)),
  };

  function masked(location: keyof JournalEntry['parameters'], value: unknown): JournalEntry['parameters'] {
    return value === undefined ? {} : { [location]: maskJson(value, masking, hide) };
  }
}

function outcomeOf({ problem, idempotency, reply }: Exchange): JournalEntry['outcome'] {
  if (idempotency?.outcome === 'replayed') return 'replayed';
  return problem !== undefined || reply.status >= 400 ? 'refused' : 'executed';
}

function isoOf(time: Milliseconds): string {
  return new Date(time).toISOString();
}

function sizeOfBody({ body }: ApiRequest): number | undefined {
  return body instanceof Uint8Array ? body.length : undefined;
}

/** Gives back a path whose secrets are hidden even where they are percent-encoded; otherwise it stays as it was sent. */
function hideEncoded(path: string, hide: (text: string) => string): string {
  if (!path.includes('%')) return path;
  try {
    const decoded = decodeURIComponent(path);
    const hidden = hide(decoded);
    return hidden === decoded ? path : encodeURI(hidden);
  } catch {
    return path;
  }
}

/** Gives back the problem with its details, and the sentence that the reply says it with. */
function describeProblem(
  { kind, ...details }: Problem,
  maskedReply: string,
  maskDetails: (value: unknown) => JsonValue,
): JournalProblem {
  const said = /"message"\s*:\s*("[^"\\]*(?:\\.[^"\\]*)*")/.exec(maskedReply)?.[1];
  const message: unknown = said === undefined ? undefined : JSON.parse(said);
  return { kind, message: typeof message === 'string' ? message : undefined, details: maskDetails(details) };
}
