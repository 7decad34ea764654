import type { ApiReply, ApiRequest } from '../core/exchange';
import { parseForm } from '../core/form';
import type { Journal, JournalEntry, Unsubscribe } from '../core/journal';
import { problemOf } from '../core/problem';
import { everywhere } from '../core/store';
import { refuseOtherSites, reply, sandboxIn, type ControlParts } from './handle';
import { renderProblem } from './problems';

/** Where the events of a stream go, one text each. */
export type Send = (event: string) => void;

/** A stream of the journal: what it begins with is sent first, then every entry as it is written. */
export interface JournalStream {
  readonly headers: Readonly<Record<string, string>>;
  open(send: Send): Promise<Unsubscribe>;
}

export const streamPath = '/_mayfly/journal/stream';

/** How many entries are sent again where nobody says. */
const defaultReplay = 100;

/**
 * Gives back the stream that a request asks for, or the reply that refuses it. `replay` says how many of the last entries are
 * sent first; a browser that lost its connection says with `Last-Event-ID` what it has seen (HTML, section 9.2).
 */
export function openStream(
  request: ApiRequest,
  { journal, providers }: Pick<ControlParts, 'providers'> & { readonly journal: Journal },
): JournalStream | ApiReply {
  try {
    refuseOtherSites(request);
    const name = sandboxIn(request, providers);
    const sandbox = name === everywhere ? undefined : name;
    const asked = Number(parseForm(request.query)['replay'] ?? defaultReplay);
    const replay = Number.isInteger(asked) && asked >= 0 ? asked : defaultReplay;
    const since = request.headers['last-event-id'];
    return {
      headers: {
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
        Vary: 'Origin',
      },
      async open(send) {
        const past = await journal.list({ sandbox, since });
        for (const entry of since === undefined ? past.slice(Math.max(0, past.length - replay)) : past)
          send(write(entry));
        return journal.subscribe((entry) => {
          if (sandbox === undefined || entry.sandbox === sandbox) send(write(entry));
        });
      },
    };
  } catch (error) {
    const { status, body } = renderProblem(problemOf(error));
    return reply(status, body);
  }
}

/** An event as the browser's EventSource reads it; JSON holds no line break of its own. */
function write(entry: JournalEntry): string {
  return `id: ${entry.id}\nevent: exchange\ndata: ${JSON.stringify(entry)}\n\n`;
}
