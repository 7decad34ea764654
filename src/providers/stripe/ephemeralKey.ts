import type { IssuedKey } from '../../core/keys';
import type { components } from './contract';
import { scopes } from './scopes';

/** An ephemeral key as Stripe's replies show it. */
export type EphemeralKey = components['schemas']['ephemeral_key'];

/** Gives back the key as replies show it, in Stripe's order of fields, without its secret. */
export function showEphemeralKey(key: Pick<IssuedKey, 'id' | 'scope' | 'created' | 'expires'>): EphemeralKey {
  return {
    id: key.id,
    object: 'ephemeral_key',
    associated_objects: key.scope.flatMap(({ type, id }) => {
      const scope = scopes.find((candidate) => candidate.type.name === type);
      return scope === undefined ? [] : [{ type: scope.objectType, id }];
    }),
    created: key.created,
    expires: key.expires,
    livemode: false,
  };
}
