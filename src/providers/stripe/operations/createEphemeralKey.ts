import type { Milliseconds } from '../../../core/exchange';
import { sha256 } from '../../../core/ids';
import { issuedKeys, keyCollectAt, toSeconds, type IssuedKey } from '../../../core/keys';
import { defineOperation, type Change, type Context, type Operation } from '../../../core/operation';
import { ProblemError } from '../../../core/problem';
import { missing, type Resources } from '../../../core/resources';
import type { operations } from '../contract';
import { showEphemeralKey } from '../ephemeralKey';
import { createSecret, keyIdOf } from '../identifiers';
import { issuingCards } from '../resources/issuingCard';
import { nonceIdOf, nonceMemory, nonces, type Nonce } from '../resources/nonce';
import { findInScope, scopes } from '../scopes';

/** `POST /v1/ephemeral_keys`: issues a key for one resource. Its secret is in this reply and in none after it. */
export function createEphemeralKey(resources: Resources, lifetime: Milliseconds): Operation {
  return defineOperation<operations['PostEphemeralKeys']>(async (context, { body }) => {
    const { caller, time, ids } = context;

    for (const { parameter, type } of scopes) {
      const id = body[parameter];
      if (id === undefined) continue;
      await findInScope<{ readonly id: string }>(context, resources, type, id, parameter, 'body');
      // A nonce goes with a card; beside anything else it means nothing.
      const nonce = type === issuingCards ? body.nonce : undefined;
      const used = nonce === undefined ? undefined : await useNonce(context, resources, nonce, id);

      const secret = createSecret(caller.sandbox, caller.account, ids);
      const created = toSeconds(time);
      const key: IssuedKey = {
        id: keyIdOf(secret, caller.account),
        secretHash: sha256(secret),
        created,
        expires: created + toSeconds(lifetime),
        scope: [{ type: type.name, id }],
        request: context.requestId,
        ...(used && { nonce: used.value.privateHash ?? '' }),
      };
      const issued: Change = {
        type: issuedKeys,
        id: key.id,
        readVersion: 0,
        value: key,
        collectAt: keyCollectAt(key),
      };
      return {
        answer: { status: 200, body: { ...showEphemeralKey(key), secret } },
        changes: used === undefined ? [issued] : [issued, used],
      };
    }
    throw new Error('The contract lets no request through that names none of the scopes.');
  });
}

/**
 * Gives back the change that uses a nonce up for a card. Of two keys that are created with one nonce the second is refused,
 * because the change names the version that was read.
 *
 * @throws ProblemError `resource_missing`, and `state_conflict` for one that was used or is for another card (wording inferred).
 */
async function useNonce(context: Context, resources: Resources, given: string, card: string): Promise<Change<Nonce>> {
  const id = nonceIdOf(given);
  const found = await resources.find(context, nonces, id);
  if (found === undefined) throw missing(nonces, given, 'nonce', 'body');
  const { value, version } = found;
  const refuse = (reason: string) => new ProblemError({ kind: 'state_conflict', reason, parameter: 'nonce' });
  if (value.used)
    throw refuse('This nonce has already been used. Create a new one in the browser for each ephemeral key.');
  if (value.card !== null && value.card !== card) throw refuse('This nonce was created for another issuing card.');
  return {
    type: nonces,
    id,
    readVersion: version,
    value: { ...value, card, used: true },
    collectAt: context.time + nonceMemory,
  };
}
