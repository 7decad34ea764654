import type { ContractOperation } from '../../core/contract';
import type { ApiRequest } from '../../core/exchange';
import { isSame, sha256 } from '../../core/ids';
import { issuedKeys, keyStateAt } from '../../core/keys';
import { looksLive } from '../../core/liveKey';
import type { Caller } from '../../core/operation';
import { ProblemError } from '../../core/problem';
import type { OpenReader } from '../../core/reader';
import { accountOfApiKey, keyIdOf, readSecret } from './identifiers';
import { mask } from './mask';
import { scopes } from './scopes';

const secretKeyForm = /^(?:sk|rk)_test_[\w.-]{1,240}$/;
const publishableKeyForm = /^pk_test_[\w.-]{1,240}$/;

/** Says who asks. A live key is refused before anything else is done with it. */
export async function authenticate(
  request: ApiRequest,
  operation: ContractOperation,
  open: OpenReader,
): Promise<Caller> {
  const credential = readCredential(request.headers['authorization']);
  const shown = mask(credential);

  const kind = kindOfApiKey(credential);
  if (kind === 'publishableKey' && !operation.credentials.includes(kind)) {
    throw new ProblemError({ kind: 'credential_publishable' });
  }
  if (kind !== undefined) {
    const account = accountOfApiKey(credential);
    return { credential: kind, sandbox: account, account, shown, key: undefined };
  }
  return authenticateEphemeral(credential, shown, open);
}

/** Gives back the sandbox that an API key opens; undefined where the text is no test key. */
export function sandboxOf(apiKey: string): string | undefined {
  return kindOfApiKey(apiKey) === undefined ? undefined : accountOfApiKey(apiKey);
}

function kindOfApiKey(text: string): 'secretKey' | 'publishableKey' | undefined {
  if (secretKeyForm.test(text)) return 'secretKey';
  return publishableKeyForm.test(text) ? 'publishableKey' : undefined;
}

async function authenticateEphemeral(secret: string, shown: string, open: OpenReader): Promise<Caller> {
  const invalid = new ProblemError({ kind: 'credential_invalid', header: 'Authorization', shown });
  const issuer = readSecret(secret);
  if (issuer === undefined) throw invalid;

  const reader = open(issuer.sandbox, issuer.account);
  const stored = await reader.read(issuedKeys, keyIdOf(secret, issuer.account));
  if (stored === undefined || !isSame(stored.value.secretHash, sha256(secret))) throw invalid;

  const key = stored.value;
  const state = keyStateAt(key, await reader.now());
  if (state === 'expired') throw new ProblemError({ kind: 'credential_expired', shown });
  if (state !== 'active') throw invalid;

  const scope = scopes.find(({ type }) => type.name === key.scope[0]?.type);
  if (scope === undefined) throw invalid;
  return { credential: scope.credential, sandbox: issuer.sandbox, account: issuer.account, shown, key };
}

/** Gives back the credential from `Bearer <key>`, `Basic base64("<key>:")` or, as Stripe takes it too, `Basic <key>`. */
function readCredential(header: string | undefined): string {
  if (header === undefined || header.trim() === '')
    throw new ProblemError({ kind: 'credential_missing', header: 'Authorization' });
  const [, scheme, value] = /^(bearer|basic) +(\S+)$/i.exec(header.trim()) ?? [];
  const credential = decodeCredential(scheme, value ?? header.trim());
  if (looksLive(credential)) throw new ProblemError({ kind: 'credential_live', shown: mask(credential) });
  if (scheme === undefined) throw new ProblemError({ kind: 'credential_malformed', shown: mask(credential) });
  if (credential === '') throw new ProblemError({ kind: 'credential_missing', header: 'Authorization' });
  return credential;
}

function decodeCredential(scheme: string | undefined, value: string): string {
  if (scheme?.toLowerCase() !== 'basic') return value;
  const pair = /^[a-z]+_/.test(value) ? value : Buffer.from(value, 'base64').toString('utf8');
  return pair.split(':')[0] ?? '';
}
