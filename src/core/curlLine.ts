import type { JournalEntry } from './journal';
import { isCredentialHeader, maskMark } from './masking';
import { sentTextOf } from './sentText';

/** Headers that curl writes by itself, or that only held for the one connection. */
const ownHeaders = [
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept',
  'accept-encoding',
  'accept-language',
  'user-agent',
  'expect',
];

/**
 * Gives back the curl call that sends a request again. Where a secret was, a variable of the shell stands: `$STRIPE_KEY` for
 * the credential, and for a parameter its name, such as `$CLIENT_NONCE`. A parameter that was never read is left out.
 *
 * @param url the server's address, without a path
 */
export function curlLineOf(entry: JournalEntry, url: string): string {
  const { query, body } = sentTextOf(entry);
  const isRead = entry.method === 'GET' && body === undefined;
  const headers = Object.entries(entry.requestHeaders).filter(([name]) => !ownHeaders.includes(name));

  return [
    'curl',
    ...(isRead ? (query.length > 0 ? ['-G'] : []) : ['-X', quote(entry.method)]),
    // Where the body is sent, too, the query must stay in the address.
    quote(`${url}${entry.path}${isRead || entry.query === '' ? '' : `?${entry.query}`}`),
    ...headers.flatMap(([name, value]) => headerOf(name, value, entry.provider)),
    ...(isRead ? query.flatMap(([name, value]) => dataOf(name, value)) : []),
    ...(body?.type === 'form' ? body.pairs.flatMap(([name, value]) => dataOf(name, value)) : []),
    ...(body?.type === 'json' ? ['-d', quoteJson(body.text)] : []),
  ].join(' ');
}

/** Gives back text in single quotes, in which a shell of POSIX finds nothing to do. */
function quote(text: string): string {
  return /^[\w./:=@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function dataOf(name: string, value: string): readonly string[] {
  const shown = value.includes(maskMark) ? `${quote(`${name}=`)}"$${variableOf(name)}"` : quote(`${name}=${value}`);
  return ['--data-urlencode', shown];
}

/** Gives back JSON in single quotes; they are left for the variables that stand in for secrets. */
function quoteJson(text: string): string {
  const pieces = text.split(/("(?:[^"\\]|\\.)*":"[^"\\]*\*{4}[^"\\]*")/).map((piece, index) => {
    if (index % 2 === 0) return quote(piece);
    const end = piece.indexOf('":"');
    return `${quote(piece.slice(0, end + 3))}"$${variableOf(piece.slice(1, end))}"'"'`;
  });
  return pieces.filter((piece) => piece !== "''").join('');
}

function headerOf(name: string, value: string, provider: string): readonly string[] {
  if (!isCredentialHeader(name)) return ['-H', quote(`${name}: ${value}`)];
  const [scheme = ''] = /^(?:bearer|basic) /i.exec(value) ?? [];
  const isKey = name === 'authorization' || name === 'api-key';
  const variable = `$${isKey ? `${variableOf(provider)}_KEY` : variableOf(name)}`;
  // API keys are the user name; curl itself writes the pair in base64.
  return /basic/i.test(scheme) ? ['-u', `"${variable}:"`] : ['-H', `${quote(`${name}: ${scheme}`)}"${variable}"`];
}

/** Gives back `CARD_NUMBER` for `card[number]`. */
function variableOf(name: string): string {
  const words = (name.match(/[0-9A-Za-z]+/g) ?? []).join('_').toUpperCase();
  return /^[A-Z]/.test(words) ? words : `VALUE_${words}`;
}
