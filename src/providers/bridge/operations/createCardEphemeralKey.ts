import type { Milliseconds } from '../../../core/exchange';
import { sha256 } from '../../../core/ids';
import { issuedKeys, keyCollectAt, toSeconds, type IssuedKey } from '../../../core/keys';
import { defineOperation, type Operation } from '../../../core/operation';
import type { Resources } from '../../../core/resources';
import type { components, operations } from '../contract';
import { createEphemeralSecret, keyIdOf } from '../identifiers';
import { cardAccounts } from '../resources';
import { findCardAccount } from '../scope';

/** `POST …/ephemeral_keys`: issues a key for one card, bound to the nonce that the browser made. The nonce can't be checked here. */
export function createCardEphemeralKey(resources: Resources, lifetime: Milliseconds): Operation {
  return defineOperation<operations['CreateCardEphemeralKey']>(async (context, { path, body }) => {
    const { found } = await findCardAccount(context, resources, path);
    const secret = createEphemeralSecret(context.caller.sandbox, context.ids);
    const created = toSeconds(context.time);
    const key: IssuedKey = {
      id: keyIdOf(secret),
      secretHash: sha256(secret),
      created,
      expires: created + toSeconds(lifetime),
      scope: [{ type: cardAccounts.name, id: found.value.id }],
      request: context.requestId,
      nonce: body.client_nonce,
    };
    const answer: components['schemas']['ephemeral_key'] = { ephemeral_key: secret };
    return {
      answer: { status: 200, body: answer },
      changes: [{ type: issuedKeys, id: key.id, readVersion: 0, value: key, collectAt: keyCollectAt(key) }],
    };
  });
}
