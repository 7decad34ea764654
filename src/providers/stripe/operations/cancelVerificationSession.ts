import { defineOperation, type Operation } from '../../../core/operation';
import { ProblemError } from '../../../core/problem';
import { keep, type Resources } from '../../../core/resources';
import type { operations } from '../contract';
import {
  showVerificationSession,
  verificationSessions,
  type VerificationSession,
} from '../resources/verificationSession';
import { findInScope } from '../scopes';

/** `POST …/cancel`: ends a session that waits for input, and no other (documented; the wording is inferred). */
export function cancelVerificationSession(resources: Resources): Operation {
  return defineOperation<operations['PostIdentityVerificationSessionsSessionCancel']>(async (context, { path }) => {
    const found = await findInScope(context, resources, verificationSessions, path.session, 'session', 'path');
    const { status } = found.value;
    if (status !== 'requires_input') {
      const reason = `You cannot cancel this VerificationSession because it has a status of ${status}. Only a VerificationSession with the status requires_input can be canceled.`;
      throw new ProblemError({ kind: 'state_conflict', reason });
    }
    const canceled: VerificationSession = { ...found.value, status: 'canceled' };
    return {
      answer: { status: 200, body: showVerificationSession(canceled) },
      changes: [keep(verificationSessions, canceled, found.version)],
    };
  });
}
