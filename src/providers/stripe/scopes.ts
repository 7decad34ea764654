import type { Caller, Context } from '../../core/operation';
import type { ParameterLocation } from '../../core/problem';
import { missing, type Found, type Resources, type ResourceType } from '../../core/resources';
import { customers } from './resources/customer';
import { issuingCards } from './resources/issuingCard';
import { verificationSessions } from './resources/verificationSession';

/**
 * What a key can be issued for: the parameter that names it, its kind, what `associated_objects` calls it, and the security
 * scheme of the key it gives.
 */
export const scopes = [
  { parameter: 'customer', type: customers, objectType: 'customer', credential: 'customerKey' },
  { parameter: 'issuing_card', type: issuingCards, objectType: 'issuing.card', credential: 'issuingKey' },
  {
    parameter: 'verification_session',
    type: verificationSessions,
    objectType: 'identity.verification_session',
    credential: 'identityKey',
  },
] as const;

/** True where the caller may know of this object: a back end of all, an ephemeral key of what it was issued for. */
export function isInScope({ key }: Caller, type: { readonly name: string }, id: string): boolean {
  return key === undefined || key.scope.some((object) => object.type === type.name && object.id === id);
}

/** Gives back the object that a parameter names, or throws `resource_missing`. What is out of the caller's scope isn't there. */
export async function findInScope<Value>(
  context: Context,
  resources: Resources,
  type: ResourceType<Value>,
  id: string,
  parameter: string,
  location: ParameterLocation,
): Promise<Found<Value>> {
  const found = isInScope(context.caller, type, id) ? await resources.find(context, type, id) : undefined;
  if (found === undefined) throw missing(type, id, parameter, location);
  return found;
}
