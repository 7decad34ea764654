import type { ContractOperation } from '../../core/contract';
import type { ApiRequest } from '../../core/exchange';
import type { Caller } from '../../core/operation';
import { ProblemError } from '../../core/problem';
import type { OpenReader } from '../../core/reader';
import type { Resources } from '../../core/resources';
import { connectedAccounts } from './resources/account';

/** `2024-06-20`, `2025-03-31.basil`, and either with beta flags: `2024-06-20; custom_checkout_beta=v1`. */
const versionForm =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:\.[a-z]{1,30})?(?: ?; ?\w{1,60}=v\d{1,4}){0,20}$/;

/** Operations that Stripe's own SDKs refuse to call without a version. */
const versionedOperations: readonly string[] = ['PostEphemeralKeys'];

/** What decides whether a caller is let in. */
export interface AdmissionRules {
  readonly requireVersion: boolean;
  readonly resources: Resources;
}

/** Checks the version, then the account; gives back the caller, acting for the account it named. */
export async function admit(
  request: ApiRequest,
  operation: ContractOperation,
  caller: Caller,
  open: OpenReader,
  rules: AdmissionRules,
): Promise<Caller> {
  const version = request.headers['stripe-version'];
  if (version !== undefined && !versionForm.test(version)) {
    throw new ProblemError({ kind: 'version_invalid', given: version });
  }
  // Reported in 2018 for requests that carry an ephemeral key; the SDKs ask for it on create.
  const isVersioned = versionedOperations.includes(operation.id) || caller.key !== undefined;
  if (version === undefined && isVersioned && rules.requireVersion) throw new ProblemError({ kind: 'version_missing' });

  const account = request.headers['stripe-account'];
  if (account === undefined || account === caller.account) return caller;

  // An ephemeral key is bound to the account that it was issued for.
  const isReachable =
    caller.key === undefined &&
    (await rules.resources.find(open(caller.sandbox, caller.account), connectedAccounts, account)) !== undefined;
  if (!isReachable) {
    throw new ProblemError({ kind: 'account_forbidden', shown: caller.shown, account });
  }
  return { ...caller, account };
}
