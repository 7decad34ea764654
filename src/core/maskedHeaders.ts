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
  const names: string[] = [];
  const values: string[] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    names.push(name);
    values.push(isCredentialHeader(name) ? maskCredential(value) : value);
  }
  const hidden = hide(values.join('\n')).split('\n');
  const masked: Record<string, string> = {};
  for (const [index, name] of names.entries()) masked[name] = hidden[index] ?? maskMark;
  return masked;
}

/** Gives back the scheme and what may be shown of the credential. Of Basic that is its user name, where API keys are sent. */
function maskCredential(value: string): string {
  const [, scheme, credential = ''] = /^(bearer|basic) +(\S+)$/i.exec(value.trim()) ?? [];
  if (scheme === undefined) return maskSecret(value);
  if (scheme.toLowerCase() === 'bearer') return `${scheme} ${maskSecret(credential)}`;
  const [user = ''] = Buffer.from(credential, 'base64').toString('utf8').split(':');
  return `${scheme} ${maskSecret(/^[\w.-]+$/.test(user) ? user : credential)}`;
}
