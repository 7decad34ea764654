import { defineOperation, type Operation } from '../../../core/operation';
import { ProblemError } from '../../../core/problem';
import { keep, type Resources } from '../../../core/resources';
import type { components, operations } from '../contract';
import { cardAccounts } from '../resources';
import { findCardAccount } from '../scope';

/** `POST …/unfreeze`: removes the freeze of one initiator, and answers it. */
export function unfreezeCardAccount(resources: Resources): Operation {
  return defineOperation<operations['UnfreezeCardAccount']>(async (context, { path, body: { initiator } }) => {
    const { found } = await findCardAccount(context, resources, path);
    const removed = found.value.freezes.find((freeze) => freeze.initiator === initiator);
    if (removed === undefined) {
      throw new ProblemError({ kind: 'state_conflict', reason: `The card account has no freeze by the ${initiator}.` });
    }
    const thawed = {
      ...found.value,
      freezes: found.value.freezes.filter((freeze) => freeze !== removed),
    };
    const answer: components['schemas']['card_freeze'] = {
      card_account_id: thawed.id,
      status: 'freeze_removed',
      ...removed,
    };
    return {
      answer: { status: 200, body: answer },
      changes: [keep(cardAccounts, thawed, found.version)],
    };
  });
}
