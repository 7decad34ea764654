import { deriveAlphanumeric, type Ids } from '../../core/ids';

const sandboxLength = 24;

/** Gives back the sandbox that an API key opens: the same in every run. */
export function sandboxOfApiKey(apiKey: string): string {
  return `bridge_${deriveAlphanumeric(`bridge sandbox of ${apiKey}`, sandboxLength)}`;
}

/** Gives back a new ephemeral key. It names its sandbox, because the reveal carries nothing else. Its form is ours: Bridge's is opaque. */
export function createEphemeralSecret(sandbox: string, ids: Ids): string {
  return `ek-test-${sandbox.slice('bridge_'.length)}${ids.alphanumeric(32)}`;
}

/** Gives back the sandbox that issued a key; undefined where the text doesn't have the form of one. */
export function sandboxOfSecret(secret: string): string | undefined {
  const name = /^ek-test-([0-9A-Za-z]{24})[0-9A-Za-z]{32}$/.exec(secret)?.[1];
  return name === undefined ? undefined : `bridge_${name}`;
}

/** Gives back the id that a key is stored under. It doesn't give the key away. */
export function keyIdOf(secret: string): string {
  return `key_${deriveAlphanumeric(secret, 24)}`;
}
