import * as v from 'valibot';
import type { ResourceType } from '../../core/resources';

/** When everything that is made up was created, so that it is the same in every run. */
const inventedAt = '2023-11-14T22:13:20.000Z';

/** Without limits: what is stored has passed the contract, however strict that is set to be. */
const text = v.string();

const customer = v.strictObject({
  id: v.pipe(text, v.minLength(1), v.maxLength(42)),
  first_name: v.optional(text, 'May'),
  last_name: v.optional(text, 'Fly'),
  email: v.optional(text, 'mayfly@example.com'),
  status: v.optional(v.picklist(['active', 'offboarded', 'paused', 'rejected', 'under_review']), 'active'),
  type: v.optional(v.picklist(['individual', 'business']), 'individual'),
  created_at: v.optional(text, inventedAt),
  updated_at: v.optional(text, inventedAt),
});

const initiator = v.picklist(['developer', 'customer']);

const freeze = v.strictObject({
  initiator,
  reason: v.picklist(['lost_or_stolen', 'suspicious_activity', 'planned_inactivity', 'suspected_fraud', 'other']),
  reason_detail: v.exactOptional(text),
  starting_at: v.exactOptional(text),
  ending_at: v.exactOptional(text),
  created_at: text,
});

const cardAccount = v.strictObject({
  id: v.pipe(text, v.regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)),
  /** Null for one that was only named: then it is the customer's who names it. */
  customer_id: v.optional(v.nullable(text), null),
  currency: v.optional(text, 'usd'),
  client_reference_id: v.exactOptional(text),
  crypto_account: v.exactOptional(v.strictObject({ type: v.exactOptional(text), address: v.exactOptional(text) })),
  freezes: v.optional(v.array(freeze), []),
});

export type Customer = v.InferOutput<typeof customer>;
export type CardAccount = v.InferOutput<typeof cardAccount>;
export type Freeze = v.InferOutput<typeof freeze>;

export const customers: ResourceType<Customer> = {
  name: 'customer',
  noun: 'customer',
  schema: customer,
  isWellFormed: (id) => v.is(customer.entries.id, id),
  invent: (id) => v.parse(customer, { id }),
};

export const cardAccounts: ResourceType<CardAccount> = {
  name: 'card_account',
  noun: 'card account',
  schema: cardAccount,
  isWellFormed: (id) => v.is(cardAccount.entries.id, id),
  invent: (id) => v.parse(cardAccount, { id }),
};
