import type { ContractOperation } from '../../core/contract';
import type { ApiRequest, Milliseconds } from '../../core/exchange';
import { isSame, sha256 } from '../../core/ids';
import { issuedKeys, keyStateAt, type IssuedKey } from '../../core/keys';
import { looksLive } from '../../core/liveKey';
import type { Caller } from '../../core/operation';
import { ProblemError } from '../../core/problem';
import type { OpenReader } from '../../core/reader';
import { keyIdOf, sandboxOfApiKey, sandboxOfSecret } from './identifiers';
import { mask } from './mask';

const testKeyForm = /^sk-test[\w.-]{0,240}$/;

/** Bridge has no accounts behind an API key. */
const account = '';

/** Says who asks: by the API key, or, where the contract says so, by the ephemeral key alone. */
export async function authenticate(
  request: ApiRequest,
  operation: ContractOperation,
  open: OpenReader,
): Promise<Caller> {
  return operation.credentials.includes('ephemeralKey')
    ? authenticateEphemeral(request, open)
    : authenticateApiKey(request);
}

/** Gives back the sandbox that an API key opens; undefined where the text is no test key. */
export function sandboxOf(apiKey: string): string | undefined {
  return testKeyForm.test(apiKey) ? sandboxOfApiKey(apiKey) : undefined;
}

function authenticateApiKey(request: ApiRequest): Caller {
  const header = 'Api-Key';
  const apiKey = request.headers['api-key'];
  if (apiKey === undefined || apiKey === '') throw new ProblemError({ kind: 'credential_missing', header });
  const shown = mask(apiKey);
  if (looksLive(apiKey)) throw new ProblemError({ kind: 'credential_live', shown });
  const sandbox = sandboxOf(apiKey);
  if (sandbox === undefined) throw new ProblemError({ kind: 'credential_invalid', header, shown });
  return { credential: 'apiKey', sandbox, account, shown, key: undefined };
}

async function authenticateEphemeral(request: ApiRequest, open: OpenReader): Promise<Caller> {
  const header = 'Authorization';
  const secret = /^bearer +(\S+)$/i.exec(request.headers['authorization']?.trim() ?? '')?.[1];
  if (secret === undefined) throw new ProblemError({ kind: 'credential_missing', header });

  const shown = mask(secret);
  if (looksLive(secret)) throw new ProblemError({ kind: 'credential_live', shown });
  const sandbox = sandboxOfSecret(secret);
  if (sandbox === undefined) throw new ProblemError({ kind: 'credential_invalid', header, shown });

  const reader = open(sandbox, account);
  const stored = await reader.read(issuedKeys, keyIdOf(secret));
  if (stored === undefined || !isSame(stored.value.secretHash, sha256(secret))) {
    throw new ProblemError({ kind: 'credential_invalid', header, shown });
  }
  refuseEnded(stored.value, await reader.now(), shown);
  return { credential: 'ephemeralKey', sandbox, account, shown, key: stored.value };
}

/** Throws where a key doesn't work any more, and says why. */
export function refuseEnded(key: IssuedKey, now: Milliseconds, shown: string): void {
  switch (keyStateAt(key, now)) {
    case 'used':
      throw new ProblemError({ kind: 'credential_used', shown });
    case 'expired':
      throw new ProblemError({ kind: 'credential_expired', shown });
    case 'deleted':
      throw new ProblemError({ kind: 'credential_invalid', header: 'Authorization', shown });
    case 'active':
  }
}
