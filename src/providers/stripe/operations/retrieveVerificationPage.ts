import { defineOperation, type Operation } from '../../../core/operation';
import type { Resources } from '../../../core/resources';
import type { operations } from '../contract';
import { verificationSessions } from '../resources/verificationSession';
import { findInScope } from '../scopes';
import { showVerificationPage } from '../verificationPage';

/** `GET /v1/identity/verification_pages/{session}`: what a mobile SDK shows for the session of its key. */
export function retrieveVerificationPage(resources: Resources): Operation {
  return defineOperation<operations['GetIdentityVerificationPagesSession']>(async (context, { path }) => {
    const { value } = await findInScope(context, resources, verificationSessions, path.session, 'session', 'path');
    return { answer: { status: 200, body: showVerificationPage(value) }, changes: [] };
  });
}
