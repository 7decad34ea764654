import type { Exchange } from './exchange';
import { isCredentialHeader, maskMark, maskSecret, type Masking } from './masking';

/** Shorter ones are masked where they stand by name only: as a part of other texts they would be found by chance. */
const leastLength = 6;

/** Gives back the secrets that a request is known to hold: credentials, secret parameters, and what could not be read. */
export function secretsIn(exchange: Exchange, masking: Masking): ReadonlySet<string> {
  const secrets = new Set<string>();
  for (const [name, value] of Object.entries(exchange.request.headers)) {
    if (value !== undefined && isCredentialHeader(name)) for (const part of credentialsIn(value)) secrets.add(part);
  }
  collect(exchange.parameters, false, masking, secrets);
  collectFromQuery(exchange.request.query, masking, secrets);
  const given = unreadablePart(exchange);
  if (given !== undefined) secrets.add(given);
  for (const secret of secrets) if (secret.length < leastLength) secrets.delete(secret);
  return secrets;
}

/** Gives back a function that hides these secrets, plain or as JSON writes them, and all that is known by its form. */
export function withoutSecrets(secrets: ReadonlySet<string>, masking: Masking): (text: string) => string {
  // The longest first, so that none leaves the rest of another one behind.
  const pairs = [...secrets]
    .sort((a, b) => b.length - a.length)
    .flatMap((secret) => {
      const escaped = JSON.stringify(secret).slice(1, -1);
      return escaped === secret ? [secret] : [escaped, secret];
    })
    .map((written) => ({ written, shown: written.includes('\\') ? maskMark : maskSecret(written) }));
  return (text) =>
    masking.redact(
      pairs.reduce(
        (masked, { written, shown }) => (masked.includes(written) ? masked.replaceAll(written, () => shown) : masked),
        text,
      ),
    );
}

/** Gives back the credentials in a header's value: with and without their scheme, and what Basic encodes (RFC 7617). */
function credentialsIn(value: string): readonly string[] {
  const [, scheme = '', credential = value] = /^(bearer|basic) +(\S+)$/i.exec(value.trim()) ?? [];
  if (scheme.toLowerCase() !== 'basic') return [credential];
  const decoded = Buffer.from(credential, 'base64').toString('utf8');
  return [credential, ...decoded.split(':')];
}

/** Adds the texts below a secret name. */
function collect(value: unknown, isSecret: boolean, masking: Masking, secrets: Set<string>): void {
  if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      collect(inner, isSecret || masking.isSecret(name), masking, secrets);
    }
  } else if (isSecret && (typeof value === 'string' || typeof value === 'number')) secrets.add(String(value));
}

/** The query of a request that was refused before its parameters were read. */
function collectFromQuery(query: string, masking: Masking, secrets: Set<string>): void {
  if (query === '') return;
  for (const [name, value] of new URLSearchParams(query)) {
    if (name.split(/[[\]]/).some((part) => masking.isSecret(part))) secrets.add(value);
  }
}

/** What could not be read may hold anything, and nobody can tell what. */
function unreadablePart({ problem }: Exchange): string | undefined {
  if (problem?.kind !== 'unreadable' || !('given' in problem.cause)) return undefined;
  const { reason, given } = problem.cause;
  return reason === 'json_broken' || reason === 'percent_encoding_broken' || reason === 'not_utf8' ? given : undefined;
}
