import { isCredentialHeader, maskMark, maskSecret } from './masking';
import type { Hide } from './maskedValues';

/**
 * Gives back headers with their credentials masked. The others are hidden as one text: a header can't hold a line break
 * (RFC 9110, section 5.5), and looking for secrets once is cheaper than a dozen times.
 */
export function maskHeaders(
  headers: Readonly<Record<string, string | undefined>>,
  hide: Hide,
): Readonly<Record<string, string>> {
  const given = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, isCredentialHeader(name) ? maskCredential(value) : value]],
  );
  const hidden = hide(given.map(([, value]) => value).join('\n')).split('\n');
  return Object.fromEntries(given.map(([name], index) => [name, hidden[index] ?? maskMark]));
}

/** Gives back the scheme and what may be shown of the credential. Of Basic that is its user name, where API keys are sent. */
function maskCredential(value: string): string {
  const [, scheme, credential = ''] = /^(bearer|basic) +(\S+)$/i.exec(value.trim()) ?? [];
  if (scheme === undefined) return maskSecret(value);
  if (scheme.toLowerCase() === 'bearer') return `${scheme} ${maskSecret(credential)}`;
  const [user = ''] = Buffer.from(credential, 'base64').toString('utf8').split(':');
  return `${scheme} ${maskSecret(/^[\w.-]+$/.test(user) ? user : credential)}`;
}
