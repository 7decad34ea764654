import * as v from 'valibot';
import type { ResourceType } from '../../core/resources';

/** When everything that is made up was created, so that it is the same in every run. */
const inventedAt = '2023-11-14T22:13:20.000Z';

const text = v.pipe(v.string(), v.maxLength(5000));
const short = v.pipe(v.string(), v.maxLength(1024));

const customer = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(42)),
  first_name: v.optional(short, 'May'),
  last_name: v.optional(short, 'Fly'),
  email: v.optional(short, 'mayfly@example.com'),
  status: v.optional(v.picklist(['active', 'offboarded', 'paused', 'rejected', 'under_review']), 'active'),
  type: v.optional(v.picklist(['individual', 'business']), 'individual'),
  created_at: v.optional(short, inventedAt),
  updated_at: v.optional(short, inventedAt),
});

const initiator = v.picklist(['developer', 'customer']);

const freeze = v.strictObject({
  initiator,
  reason: v.picklist(['lost_or_stolen', 'suspicious_activity', 'planned_inactivity', 'suspected_fraud', 'other']),
  reason_detail: v.exactOptional(text),
  starting_at: v.exactOptional(text),
  ending_at: v.exactOptional(text),
  created_at: short,
});

const cardAccount = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)),
  /** Null for one that was only named: then it is the customer's who names it. */
  customer_id: v.optional(v.nullable(short), null),
  currency: v.optional(short, 'usd'),
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
  isWellFormed: (id) => /^[\w-]{1,42}$/.test(id),
  invent: (id) => v.parse(customer, { id }),
};

export const cardAccounts: ResourceType<CardAccount> = {
  name: 'card_account',
  noun: 'card account',
  schema: cardAccount,
  isWellFormed: (id) => v.is(cardAccount.entries.id, id),
  invent: (id) => v.parse(cardAccount, { id }),
};
