import * as v from 'valibot';
import type { ResourceType } from '../../../core/resources';

/** The form of an account id: its secrets hold it, and must be read again. */
const accountForm = /^acct_[0-9A-Za-z]{1,60}$/;

const account = v.strictObject({ id: v.pipe(v.string(), v.regex(accountForm)) });

/** Accounts that a request can act for with `Stripe-Account`. */
export const connectedAccounts: ResourceType<v.InferOutput<typeof account>> = {
  name: 'account',
  noun: 'account',
  schema: account,
  isWellFormed: (id) => accountForm.test(id),
  invent: (id) => ({ id }),
};
