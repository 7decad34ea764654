import type { Provider } from './provider';

/** What stands in a masked secret, whoever masked it. */
export const maskMark = '****';

/** Hides the secrets of all providers: people send one API's key to the other. */
export interface Masking {
  /** True for the name of a secret parameter or field, however its words are joined: `client_nonce`, `clientNonce`. */
  isSecret(name: string): boolean;
  /** Gives back a text without what can be known as a secret by its form. */
  redact(text: string): string;
  /** Gives back JSON text with the values of its secret members masked; everything else stays byte for byte. */
  redactMembers(json: string): string;
}

/** The part of a provider that says what is secret. */
export type Secretive = Pick<Provider, 'redact' | 'contract'>;

/** Gives back the masking of these providers. Their contracts are read when it is first used. */
export function createMasking(providers: readonly Secretive[]): Masking {
  let compiled: ReturnType<typeof compile> | undefined;
  const compiledOnce = () => (compiled ??= compile(providers));

  return {
    isSecret: (name) => compiledOnce().names.has(normalize(name)),
    redact(text) {
      const known = text.replace(compiledOnce().forms, maskSecret);
      return providers.reduce((masked, provider) => provider.redact(masked), known);
    },
    redactMembers: (json) =>
      json.replace(compiledOnce().members, (_, name: string, value: string) => {
        const inner = value.startsWith('"') ? value.slice(1, -1) : value;
        // An escape must not be cut in two, so what has one shows nothing.
        return `${name}"${inner.includes('\\') ? maskMark : maskSecret(inner)}"`;
      }),
  };
}

function compile(providers: readonly Secretive[]) {
  const declared = providers.map(({ contract }) => contract.secrets());
  const names = declared.flatMap((secrets) => [...secrets.names]);
  const forms = declared.flatMap((secrets) => [...secrets.forms]);
  const never = '[^\\s\\S]';
  return {
    names: new Set(names.map(normalize)),
    forms: new RegExp(forms.join('|') || never, 'g'),
    members: new RegExp(
      `("(?:${names.join('|') || never})"\\s*:\\s*)("[^"\\\\]*(?:\\\\.[^"\\\\]*)*"|-?\\d[\\d.eE+-]*)`,
      'g',
    ),
  };
}

function normalize(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '');
}

/**
 * Gives back a secret as it may be shown: the prefix of a key, and the last 4 characters where that is at most half of
 * the rest. Its length isn't shown.
 */
export function maskSecret(secret: string): string {
  const prefix = /^[a-z]{2,4}[-_](?:test|live)[-_]?/i.exec(secret)?.[0] ?? '';
  const rest = secret.slice(prefix.length);
  return prefix + maskMark + (rest.length < 8 ? '' : rest.slice(-4));
}

/** True for a header that holds a credential, by its name: Authorization, Api-Key, Cookie, and what others call theirs. */
export function isCredentialHeader(name: string): boolean {
  return /authorization|cookie|secret|token|(?:api|access|private|signing)[-_]?key/i.test(name);
}
