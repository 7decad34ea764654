import type { Exchange, Milliseconds } from './core/exchange';
import type { StoreCounters } from './core/store';

/** What `/metrics` shows. */
export interface Metrics {
  readonly observe: (exchange: Exchange, milliseconds: Milliseconds) => void;
  /** Gives back everything in the text form of Prometheus, version 0.0.4. */
  readonly render: (stored: StoreCounters) => string;
}

/** Upper bounds of the times that requests take, in seconds. */
const bounds = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10] as const;

/**
 * Gives back counters that begin at zero. The usual library brings ten times the code that this takes, for kinds of metrics
 * that nobody asks for here. Labels come from the contract alone, so their number is bounded.
 */
export function createMetrics(): Metrics {
  const requests = new Map<string, number>();
  const times = { counts: bounds.map(() => 0), sum: 0, count: 0 };

  return {
    observe(exchange, milliseconds) {
      const labels = writeLabels({
        provider: exchange.provider,
        operation: exchange.operation ?? 'none',
        status: String(exchange.reply.status),
        outcome: outcomeOf(exchange),
      });
      requests.set(labels, (requests.get(labels) ?? 0) + 1);
      const seconds = milliseconds / 1_000;
      times.sum += seconds;
      times.count += 1;
      times.counts = times.counts.map((count, index) => count + (seconds <= (bounds[index] ?? Infinity) ? 1 : 0));
    },

    render({ sandboxes, entities, records, evicted }) {
      const lines = [
        ...describe('mayfly_requests_total', 'counter', 'Requests that were answered.'),
        ...[...requests].map(([labels, count]) => `mayfly_requests_total${labels} ${count}`),
        ...describe('mayfly_request_seconds', 'histogram', 'How long answers took.'),
        ...bounds.map((bound, index) => `mayfly_request_seconds_bucket{le="${bound}"} ${times.counts[index] ?? 0}`),
        `mayfly_request_seconds_bucket{le="+Inf"} ${times.count}`,
        `mayfly_request_seconds_sum ${times.sum}`,
        `mayfly_request_seconds_count ${times.count}`,
        ...describe('mayfly_stored', 'gauge', 'How much is stored.'),
        ...Object.entries({ sandboxes, entities, records }).map(
          ([kind, count]) => `mayfly_stored{kind="${kind}"} ${count}`,
        ),
        ...describe('mayfly_evicted_total', 'counter', 'How much had to go to stay below the caps.'),
        ...Object.entries(evicted).map(([kind, count]) => `mayfly_evicted_total{kind="${kind}"} ${count}`),
      ];
      return `${lines.join('\n')}\n`;
    },
  };
}

function outcomeOf({ fault, idempotency, problem }: Exchange): string {
  if (fault !== undefined) return 'fault';
  return idempotency?.outcome === 'replayed' ? 'replayed' : (problem?.kind ?? 'done');
}

function describe(name: string, type: string, help: string): readonly string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function writeLabels(labels: Readonly<Record<string, string>>): string {
  return `{${Object.entries(labels)
    .map(([name, value]) => `${name}="${value}"`)
    .join(',')}}`;
}
