import { defineOperation, type Operation } from '../../../core/operation';
import { keep, type Resources } from '../../../core/resources';
import type { components, operations } from '../contract';
import { cardAccounts, type Freeze } from '../resources';
import { findCardAccount } from '../scope';

/**
 * `POST …/freeze`: one freeze an initiator, a new one in place of the old (documented). It blocks authorizations, and nothing
 * says that it blocks the reveal.
 */
export function freezeCardAccount(resources: Resources): Operation {
  return defineOperation<operations['FreezeCardAccount']>(async (context, { path, body }) => {
    const { found } = await findCardAccount(context, resources, path);
    // By name: a body that is as open as Bridge's schema may hold anything beside.
    const { initiator, reason, reason_detail, starting_at, ending_at } = body;
    const freeze: Freeze = {
      initiator,
      reason,
      ...(reason_detail !== undefined && { reason_detail }),
      ...(starting_at !== undefined && { starting_at }),
      ...(ending_at !== undefined && { ending_at }),
      created_at: new Date(context.time).toISOString(),
    };
    const others = found.value.freezes.filter((other) => other.initiator !== initiator);
    const frozen = { ...found.value, freezes: [...others, freeze] };
    const answer: components['schemas']['card_freeze'] = {
      card_account_id: frozen.id,
      status: 'freeze_created',
      ...freeze,
    };
    return {
      answer: { status: 200, body: answer },
      changes: [keep(cardAccounts, frozen, found.version)],
    };
  });
}
