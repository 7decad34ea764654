import * as v from 'valibot';
import type { ResourceType } from '../../core/resources';

/** When everything that is made up was created, so that it is the same in every run: 2023-11-14T22:13:20Z. */
const inventedAt = 1_700_000_000;

const text = v.pipe(v.string(), v.maxLength(5000));
const line = v.exactOptional(v.nullable(text));

const shipping = v.strictObject({
  address: v.exactOptional(
    v.strictObject({ city: line, country: line, line1: line, line2: line, postal_code: line, state: line }),
  ),
  carrier: line,
  name: v.exactOptional(text),
  phone: line,
  tracking_number: line,
});

/** The fields of a customer that an ephemeral key may see. */
const customer = v.strictObject({
  id: text,
  created: v.optional(v.pipe(v.number(), v.integer()), inventedAt),
  default_source: v.optional(v.nullable(text), null),
  description: v.optional(v.nullable(text), null),
  email: v.optional(v.nullable(text), null),
  shipping: v.optional(v.nullable(shipping), null),
});

/** What is known of a resource that can only be named so far. */
const named = v.strictObject({ id: text });

export type Customer = v.InferOutput<typeof customer>;
export type Named = v.InferOutput<typeof named>;

export const customers: ResourceType<Customer> = {
  name: 'customer',
  noun: 'customer',
  schema: customer,
  isWellFormed: (id) => /^cus_\w{1,250}$/.test(id),
  invent: (id) => v.parse(customer, { id }),
};

export const issuingCards: ResourceType<Named> = {
  name: 'issuing.card',
  noun: 'issuing card',
  schema: named,
  isWellFormed: (id) => /^ic_\w{1,250}$/.test(id),
  invent: (id) => ({ id }),
};

export const verificationSessions: ResourceType<Named> = {
  name: 'identity.verification_session',
  noun: 'verification session',
  schema: named,
  isWellFormed: (id) => /^vs_\w{1,250}$/.test(id),
  invent: (id) => ({ id }),
};

/** The form of an account id: its secrets hold it, and must be read again. */
const accountForm = /^acct_[0-9A-Za-z]{1,60}$/;

export const connectedAccounts: ResourceType<Named> = {
  name: 'account',
  noun: 'account',
  schema: v.strictObject({ id: v.pipe(v.string(), v.regex(accountForm)) }),
  isWellFormed: (id) => accountForm.test(id),
  invent: (id) => ({ id }),
};

/**
 * What a key can be issued for: the parameter that names it, its kind, what `associated_objects` calls it, and the security
 * scheme of the key it gives.
 */
export const scopes = [
  { parameter: 'customer', type: customers, objectType: 'customer', credential: 'customerKey' },
  { parameter: 'issuing_card', type: issuingCards, objectType: 'issuing.card', credential: 'issuingKey' },
  {
    parameter: 'verification_session',
    type: verificationSessions,
    objectType: 'identity.verification_session',
    credential: 'identityKey',
  },
] as const;
