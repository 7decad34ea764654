import * as v from 'valibot';
import { deriveAlphanumeric } from '../../../core/ids';
import type { ResourceType } from '../../../core/resources';
import { showAddress } from '../address';
import type { components } from '../contract';
import { mayBeMadeUp } from '../identifiers';
import { testCardByNumber } from '../testCards';
import { address, created, metadata, text, textOrNull } from './fields';
import type { ShownCustomer } from './customer';

const check = v.optional(v.nullable(v.picklist(['pass', 'fail', 'unavailable', 'unchecked'])), null);

const paymentMethod = v.strictObject({
  id: text,
  allow_redisplay: v.optional(v.picklist(['always', 'limited', 'unspecified']), 'unspecified'),
  billing_details: v.optional(
    v.strictObject({
      address: v.optional(v.nullable(address), null),
      email: textOrNull,
      name: textOrNull,
      phone: textOrNull,
    }),
    {},
  ),
  card: v.optional(
    v.strictObject({
      checks: v.optional(v.strictObject({ cvc: check, line1: check, postal_code: check }), {}),
      exp_month: v.optional(v.pipe(v.number(), v.integer()), 12),
      exp_year: v.optional(v.pipe(v.number(), v.integer()), 2034),
      /** Of a test card: other numbers are never stored. */
      number: v.optional(v.pipe(text, v.check(isTestCard, 'is none of the test cards of Stripe')), '4242424242424242'),
      preferred_network: textOrNull,
    }),
    {},
  ),
  created,
  customer: textOrNull,
  /** True for one that was taken from its customer: it can't be used again. */
  detached: v.optional(v.boolean(), false),
  metadata,
});

function isTestCard(number: string): boolean {
  return testCardByNumber(number) !== undefined;
}

export type PaymentMethod = v.InferOutput<typeof paymentMethod>;
export type ShownPaymentMethod = components['schemas']['payment_method'];

export const paymentMethods: ResourceType<PaymentMethod> = {
  name: 'payment_method',
  noun: 'PaymentMethod',
  schema: paymentMethod,
  // The names of test cards are no ids.
  isWellFormed: (id) => mayBeMadeUp('pm', id) && !id.startsWith('pm_card_'),
  invent: (id) => v.parse(paymentMethod, { id }),
};

/**
 * Gives back a payment method as replies show it: whole. What of it an ephemeral key sees, the contract says.
 *
 * @param account whose it is: the fingerprint of a number is the same within an account
 * @param customer its customer, where it was asked for as an object
 */
export function showPaymentMethod(shown: PaymentMethod, account: string, customer?: ShownCustomer): ShownPaymentMethod {
  const { billing_details: billing, card } = shown;
  const known = testCardByNumber(card.number);
  if (known === undefined) throw new Error('A payment method is stored whose card is none of the test cards.');
  return {
    id: shown.id,
    object: 'payment_method',
    allow_redisplay: shown.allow_redisplay,
    billing_details: {
      address: showAddress(billing.address ?? {}),
      email: billing.email,
      name: billing.name,
      phone: billing.phone,
    },
    card: {
      brand: known.brand,
      checks: {
        address_line1_check: card.checks.line1,
        address_postal_code_check: card.checks.postal_code,
        cvc_check: card.checks.cvc,
      },
      country: known.country,
      display_brand: known.displayBrand,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      fingerprint: deriveAlphanumeric(`card ${card.number} of ${account}`, 16),
      funding: known.funding,
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: known.networks, preferred: card.preferred_network },
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: shown.created,
    customer: customer ?? shown.customer,
    livemode: false,
    metadata: shown.metadata,
    type: 'card',
  };
}
