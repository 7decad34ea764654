import * as v from 'valibot';
import { deriveAlphanumeric } from '../../../core/ids';
import type { ResourceType } from '../../../core/resources';
import type { components } from '../contract';
import { mayBeMadeUp } from '../identifiers';
import { created, metadata, text, textOrNull } from './fields';

const verificationSession = v.strictObject({
  id: text,
  client_reference_id: textOrNull,
  created,
  metadata,
  /** What is asked of a document. */
  document: v.optional(
    v.strictObject({
      allowed_types: v.exactOptional(v.array(v.picklist(['driving_license', 'id_card', 'passport']))),
      require_id_number: v.exactOptional(v.boolean()),
      require_live_capture: v.exactOptional(v.boolean()),
      require_matching_selfie: v.exactOptional(v.boolean()),
    }),
    {},
  ),
  provided_details: v.optional(
    v.nullable(v.strictObject({ email: v.exactOptional(text), phone: v.exactOptional(text) })),
    null,
  ),
  related_customer: textOrNull,
  status: v.optional(v.picklist(['canceled', 'requires_input']), 'requires_input'),
  type: v.optional(v.picklist(['document', 'id_number']), 'document'),
});

export type VerificationSession = v.InferOutput<typeof verificationSession>;

export const verificationSessions: ResourceType<VerificationSession> = {
  name: 'identity.verification_session',
  noun: 'verification session',
  schema: verificationSession,
  isWellFormed: (id) => mayBeMadeUp('vs', id),
  invent: (id) => v.parse(verificationSession, { id }),
};

/** Gives back a session as replies show it. A canceled one has no secret and no page any more. */
export function showVerificationSession(
  shown: VerificationSession,
): components['schemas']['identity.verification_session'] {
  const isOpen = shown.status === 'requires_input';
  return {
    id: shown.id,
    object: 'identity.verification_session',
    client_reference_id: shown.client_reference_id,
    client_secret: isOpen ? `${shown.id}_secret_test_${deriveAlphanumeric(`secret of ${shown.id}`, 32)}` : null,
    created: shown.created,
    last_error: null,
    last_verification_report: null,
    livemode: false,
    metadata: shown.metadata,
    options: shown.type === 'document' ? { document: shown.document } : { document: shown.document, id_number: {} },
    provided_details: shown.provided_details,
    redaction: null,
    related_customer: shown.related_customer,
    status: shown.status,
    type: shown.type,
    url: isOpen ? pageAddressOf(shown) : null,
    verified_outputs: null,
  };
}

/** Gives back where the hosted page would be. The name can't exist (RFC 6761), so nobody is sent to Stripe with a made-up session. */
export function pageAddressOf({ id }: VerificationSession): string {
  return `https://verify.stripe.invalid/start/test_${deriveAlphanumeric(`page of ${id}`, 32)}`;
}
