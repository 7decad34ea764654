import { readDuration } from './duration';
import { maxLatency, type FaultAction, type FaultRule } from './faults';
import { ProblemError } from './problem';
import { shorten } from './text';

/** The header that asks for a fault on its own request. */
export const faultHeader = 'mayfly-fault';

/** The forms of the header, for messages. */
export const faultForms =
  '500, rate_limited, latency=2s, reset, hang, truncate or garble, perhaps with before: or after: in front';

/**
 * Gives back the rule that a request asks for by its header; undefined where it asks for none.
 *
 * @throws ProblemError `fault_unknown` for a text that is none of the forms.
 * @example readFaultHeader('after:reset') // { when: 'after', action: { connection: 'reset' }, … }
 */
export function readFaultHeader(header: string | undefined): FaultRule | undefined {
  if (header === undefined) return undefined;
  const [, when = 'before', text = ''] = /^(?:(before|after):)?(.{1,60})$/.exec(header.trim()) ?? [];
  const action = readAction(text);
  if (action === undefined) throw new ProblemError({ kind: 'fault_unknown', given: shorten(header) });
  const moment = when === 'after' ? 'after' : 'before';
  return { id: 'header', match: {}, when: moment, action, probability: 1, seed: 0, fired: 0, drawn: 0 };
}

function readAction(text: string): FaultAction | undefined {
  if (/^[45]\d\d$/.test(text)) return { status: Number(text) };
  const latency = text.startsWith('latency=') ? readDuration(text.slice('latency='.length)) : undefined;
  if (latency !== undefined && latency <= maxLatency) return { latency: { least: latency, most: latency } };
  switch (text) {
    case 'rate_limited':
    case 'server_error':
    case 'unavailable':
    case 'idempotency_in_use':
    case 'resource_busy':
      return { error: text };
    case 'reset':
    case 'hang':
      return { connection: text };
    case 'truncate':
    case 'garble':
      return { body: text };
    default:
      return undefined;
  }
}
