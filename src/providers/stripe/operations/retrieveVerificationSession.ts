import { defineOperation, type Operation } from '../../../core/operation';
import type { Resources } from '../../../core/resources';
import type { operations } from '../contract';
import { showVerificationSession, verificationSessions } from '../resources/verificationSession';
import { findInScope } from '../scopes';

/** `GET /v1/identity/verification_sessions/{session}`: reads a session. */
export function retrieveVerificationSession(resources: Resources): Operation {
  return defineOperation<operations['GetIdentityVerificationSessionsSession']>(async (context, { path }) => {
    const { value } = await findInScope(context, resources, verificationSessions, path.session, 'session', 'path');
    return { answer: { status: 200, body: showVerificationSession(value) }, changes: [] };
  });
}
