import { toSeconds } from '../../../core/keys';
import { defineOperation, type Operation } from '../../../core/operation';
import { keep, type Resources } from '../../../core/resources';
import type { operations } from '../contract';
import { createAccountId } from '../identifiers';
import { mergeMetadata } from '../metadata';
import { customers } from '../resources/customer';
import {
  showVerificationSession,
  verificationSessions,
  type VerificationSession,
} from '../resources/verificationSession';
import { findInScope } from '../scopes';

/** `POST /v1/identity/verification_sessions`: creates a session that waits for input. */
export function createVerificationSession(resources: Resources): Operation {
  return defineOperation<operations['PostIdentityVerificationSessions']>(async (context, { body }) => {
    const { options = {}, provided_details: provided, related_customer: customer } = body;
    if (customer !== undefined) await findInScope(context, resources, customers, customer, 'related_customer', 'body');

    const { allowed_types, require_id_number, require_live_capture, require_matching_selfie } = options.document ?? {};
    const session: VerificationSession = {
      id: createAccountId('vs', context.caller.account, context.ids),
      client_reference_id: body.client_reference_id ?? null,
      created: toSeconds(context.time),
      document: {
        ...(allowed_types && { allowed_types: [...allowed_types] }),
        ...(require_id_number !== undefined && { require_id_number }),
        ...(require_live_capture !== undefined && { require_live_capture }),
        ...(require_matching_selfie !== undefined && { require_matching_selfie }),
      },
      metadata: mergeMetadata({}, body.metadata),
      provided_details: provided
        ? {
            ...(provided.email !== undefined && { email: provided.email }),
            ...(provided.phone !== undefined && { phone: provided.phone }),
          }
        : null,
      related_customer: customer ?? null,
      status: 'requires_input',
      type: body.type,
    };
    return {
      answer: { status: 200, body: showVerificationSession(session) },
      changes: [keep(verificationSessions, session)],
    };
  });
}
