import { inspect } from 'node:util';
import type { Exchange } from './core/exchange';
import type { Options } from './options';

/** Where lines go, each without its newline. */
export interface Output {
  readonly write: (line: string) => void;
  readonly writeError: (line: string) => void;
}

/** What is said of a running server. */
export interface Log {
  readonly exchange: (exchange: Exchange, milliseconds: number) => void;
  readonly error: (error: unknown) => void;
  /** Something about the server itself that its user should know. */
  readonly note: (text: string) => void;
}

/** Gives back the log: a line for each exchange unless it is silent, and every fault of Mayfly's own. No line holds a credential. */
export function createLog(form: Options['log'], { write, writeError }: Output): Log {
  const error = (cause: unknown): void => {
    writeError(`mayfly: a fault of Mayfly's own: ${inspect(cause)}`);
  };
  const describe = describers[form];
  return {
    error,
    note(text) {
      if (form === 'json') write(JSON.stringify({ event: 'note', text }));
      else if (form === 'pretty') write(`mayfly: ${text}`);
    },
    exchange(exchange, milliseconds) {
      if (exchange.problem?.kind === 'unexpected') error(exchange.problem.cause);
      const line = describe(exchange, milliseconds);
      if (line !== undefined) write(line);
    },
  };
}

const describers: Readonly<Record<Options['log'], (exchange: Exchange, milliseconds: number) => string | undefined>> = {
  silent: () => undefined,
  pretty(exchange, milliseconds) {
    const { request, shownPath, reply } = exchange;
    const outcome = describeOutcome(exchange);
    return `${request.method} ${printable(shownPath)} ${reply.status} ${milliseconds.toFixed(1)} ms${outcome && ` ${outcome}`}`;
  },
  json: (
    { request, shownPath, reply, requestId, provider, operation, sandbox, step, problem, idempotency, fault },
    milliseconds,
  ) =>
    JSON.stringify({
      event: 'exchange',
      method: request.method,
      path: shownPath,
      status: reply.status,
      milliseconds: Number(milliseconds.toFixed(3)),
      requestId,
      provider,
      operation,
      sandbox,
      step,
      problem: problem?.kind,
      idempotency: idempotency?.outcome,
      fault: fault && { rule: fault.rule, when: fault.when, effect: fault.effect },
    }),
};

function describeOutcome({ problem, idempotency, fault }: Exchange): string {
  if (fault !== undefined) return `fault ${fault.effect} ${fault.when}`;
  if (idempotency?.outcome === 'replayed') return 'replayed';
  return problem?.kind ?? '';
}

/** A path may hold anything; a terminal must not obey it. */
function printable(path: string): string {
  const shown = path.length <= 200 ? path : `${path.slice(0, 197)}...`;
  return shown.replace(/[^\x20-\x7e]/g, '?');
}
