import { flattenParameters } from './flatParameters';
import type { JournalEntry } from './journal';

/** What a request carried beside its headers, put together again from what was read of it. */
export interface SentText {
  /** The query's pairs, in the order they were sent. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** The body's parameters; a form has pairs, JSON has a text. Undefined where there was no body, or none that was read. */
  readonly body:
    | { readonly type: 'form'; readonly pairs: readonly (readonly [name: string, value: string])[] }
    | { readonly type: 'json'; readonly text: string }
    | undefined;
}

export const formType = 'application/x-www-form-urlencoded';

/** Gives back what an entry's request carried. The bytes themselves aren't kept: secrets stand in them. */
export function sentTextOf({ query, parameters, requestHeaders, bodySize }: JournalEntry): SentText {
  const pairs = [...new URLSearchParams(query)];
  if (parameters.body === undefined || bodySize === 0 || bodySize === undefined)
    return { query: pairs, body: undefined };
  return requestHeaders['content-type']?.includes('json') === true
    ? { query: pairs, body: { type: 'json', text: JSON.stringify(parameters.body) } }
    : { query: pairs, body: { type: 'form', pairs: withoutQuery(flattenParameters(parameters.body), pairs) } };
}

/** A form's parameters hold those of the query too, for APIs that know one set of them. */
function withoutQuery(form: readonly (readonly [string, string])[], query: readonly (readonly [string, string])[]) {
  const names = new Set(query.map(([name]) => name));
  return form.filter(([name]) => !names.has(name));
}
