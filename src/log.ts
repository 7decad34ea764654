import type { Exchange } from './core/exchange';
import type { Options } from './options';

/** Writes one line, without its newline. */
export type WriteLine = (line: string) => void;

/** Gives back what is told of each exchange: one line, or nothing where the log is silent. No line holds a credential. */
export function createLog(form: Options['log'], write: WriteLine): (exchange: Exchange, milliseconds: number) => void {
  switch (form) {
    case 'silent':
      return () => undefined;
    case 'pretty':
      return (exchange, milliseconds) => {
        const { request, reply } = exchange;
        const outcome = describeOutcome(exchange);
        write(
          `${request.method} ${printable(request.path)} ${reply.status} ${milliseconds.toFixed(1)} ms${outcome && ` ${outcome}`}`,
        );
      };
    case 'json':
      return (exchange, milliseconds) => {
        const { request, reply, requestId, provider, operation, sandbox, step, problem, idempotency } = exchange;
        write(
          JSON.stringify({
            event: 'exchange',
            method: request.method,
            path: request.path,
            status: reply.status,
            milliseconds: Number(milliseconds.toFixed(3)),
            requestId,
            provider,
            operation,
            sandbox,
            step,
            problem: problem?.kind,
            idempotency: idempotency?.outcome,
          }),
        );
      };
  }
}

function describeOutcome({ problem, idempotency }: Exchange): string {
  if (idempotency?.outcome === 'replayed') return 'replayed';
  return problem?.kind ?? '';
}

/** A path may hold anything; a terminal must not obey it. */
function printable(path: string): string {
  const shown = path.length <= 200 ? path : `${path.slice(0, 197)}...`;
  return shown.replace(/[^\x20-\x7e]/g, '?');
}
