import type { JournalEntry } from './journal';
import { formType, sentTextOf } from './sentText';

/** Where the exchanges took place, and who says so. */
export interface HarOrigin {
  /** The server's address, without a path. */
  readonly url: string;
  readonly version: string;
}

/** A document of HAR 1.2 with an entry for each exchange. */
export interface Har {
  readonly log: {
    readonly version: '1.2';
    readonly creator: { readonly name: 'mayfly'; readonly version: string };
    readonly entries: readonly ReturnType<typeof harEntryOf>[];
  };
}

/**
 * Gives back entries as browsers' network panels and proxies read them, secrets masked as in the journal. Fields that begin
 * with an underscore are our own, as HAR 1.2 lets everybody add them.
 *
 * Source: the HAR 1.2 specification, http://www.softwareishard.com/blog/har-12-spec/
 */
export function toHar(entries: readonly JournalEntry[], { url, version }: HarOrigin): Har {
  return {
    log: {
      version: '1.2',
      creator: { name: 'mayfly', version },
      entries: entries.map((entry) => harEntryOf(entry, url)),
    },
  };
}

function harEntryOf(entry: JournalEntry, url: string) {
  const { query, body } = sentTextOf(entry);
  const size = Buffer.byteLength(entry.replyBody);
  return {
    startedDateTime: entry.time,
    time: entry.milliseconds,
    request: {
      method: entry.method,
      url: `${url}${entry.path}${entry.query === '' ? '' : `?${entry.query}`}`,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairsOf(Object.entries(entry.requestHeaders)),
      queryString: pairsOf(query),
      ...(body && { postData: postDataOf(entry.requestHeaders['content-type'] ?? formType, body) }),
      headersSize: -1,
      bodySize: entry.bodySize ?? -1,
    },
    response: {
      status: entry.status,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairsOf(Object.entries(entry.replyHeaders)),
      content: {
        size,
        mimeType: entry.replyHeaders['Content-Type'] ?? '',
        text: entry.replyBody,
        ...(entry.isReplyCut && { comment: 'Cut: the reply was longer than what the journal keeps.' }),
      },
      redirectURL: '',
      headersSize: -1,
      // What is kept is masked, and perhaps cut: how many bytes were sent isn't known any more.
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: entry.milliseconds, receive: 0 },
    _id: entry.id,
    _requestId: entry.requestId,
    _operation: entry.operation,
    _sandbox: entry.sandbox,
    _step: entry.step,
    _outcome: entry.outcome,
    _problem: entry.problem,
    _fault: entry.fault,
  };
}

function pairsOf(pairs: readonly (readonly [string, string])[]) {
  return pairs.map(([name, value]) => ({ name, value }));
}

/** HAR has a form's parameters or a text, never both. */
function postDataOf(mimeType: string, body: NonNullable<ReturnType<typeof sentTextOf>['body']>) {
  return body.type === 'form' ? { mimeType, params: pairsOf(body.pairs) } : { mimeType, text: body.text };
}
