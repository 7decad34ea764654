import { sha256 } from '../../../core/ids';
import type { Milliseconds } from '../../../core/exchange';
import { issuedKeys, keyCollectAt, toSeconds, type IssuedKey } from '../../../core/keys';
import { ProblemError } from '../../../core/problem';
import { defineOperation, type Operation } from '../../../core/operation';
import type { Resources } from '../../../core/resources';
import type { operations } from '../contract';
import { showEphemeralKey } from '../ephemeralKey';
import { createSecret, keyIdOf } from '../identifiers';
import { scopes } from '../resources';

/** `POST /v1/ephemeral_keys`: issues a key for one resource. Its secret is in this reply and in none after it. */
export function createEphemeralKey(resources: Resources, lifetime: Milliseconds): Operation {
  return defineOperation<operations['PostEphemeralKeys']>(async (context, { body }) => {
    const { caller, time, ids } = context;

    for (const { parameter, type } of scopes) {
      const id = body[parameter];
      if (id === undefined) continue;
      if ((await resources.find<{ readonly id: string }>(context, type, id)) === undefined) {
        throw new ProblemError({ kind: 'resource_missing', noun: type.noun, id, parameter, location: 'body' });
      }

      const secret = createSecret(caller.sandbox, caller.account, ids);
      const created = toSeconds(time);
      const key: IssuedKey = {
        id: keyIdOf(secret, caller.account),
        secretHash: sha256(secret),
        created,
        expires: created + toSeconds(lifetime),
        scope: [{ type: type.name, id }],
      };
      return {
        answer: { status: 200, body: { ...showEphemeralKey(key), secret } },
        changes: [{ type: issuedKeys, id: key.id, readVersion: 0, value: key, collectAt: keyCollectAt(key) }],
      };
    }
    throw new Error('The contract lets no request through that names none of the scopes.');
  });
}
