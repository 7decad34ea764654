import * as v from 'valibot';
import { deriveDigits, luhnDigit } from '../../../core/cardNumber';
import type { ResourceType } from '../../../core/resources';
import { showAddress } from '../address';
import type { components } from '../contract';
import { mayBeMadeUp } from '../identifiers';
import { noSpendingControls, showCardholder, type Cardholder } from './cardholder';
import { address, created, metadata, text, textOrNull } from './fields';

const shipping = v.strictObject({
  address,
  name: text,
  phone_number: textOrNull,
  service: v.optional(v.picklist(['express', 'priority', 'standard']), 'standard'),
  type: v.optional(v.picklist(['bulk', 'individual']), 'individual'),
});

const issuingCard = v.strictObject({
  id: text,
  cardholder: v.optional(text, 'ich_mayfly'),
  created,
  currency: v.optional(text, 'usd'),
  exp_month: v.optional(v.pipe(v.number(), v.integer()), 12),
  exp_year: v.optional(v.pipe(v.number(), v.integer()), 2034),
  metadata,
  second_line: textOrNull,
  shipping: v.optional(v.nullable(shipping), null),
  status: v.optional(v.picklist(['active', 'inactive']), 'active'),
  type: v.optional(v.picklist(['physical', 'virtual']), 'virtual'),
});

export type IssuingCard = v.InferOutput<typeof issuingCard>;
export type ShownIssuingCard = components['schemas']['issuing.card'];

export const issuingCards: ResourceType<IssuingCard> = {
  name: 'issuing.card',
  noun: 'issuing card',
  schema: issuingCard,
  isWellFormed: (id) => mayBeMadeUp('ic', id),
  invent: (id) => v.parse(issuingCard, { id }),
};

/** Gives back the number of a card: the same for the same id, in every run. It begins like Stripe's own test cards, which no bank has. */
export function numberOf({ id }: IssuingCard): string {
  const payload = `400000999${deriveDigits(`number of ${id}`, 6)}`;
  return `${payload}${luhnDigit(payload)}`;
}

/** Gives back the security code of a card: the same for the same id, in every run. */
export function securityCodeOf({ id }: IssuingCard): string {
  return deriveDigits(`security code of ${id}`, 3);
}

/** Gives back a card as replies show it; its number and its code only where `expand` asks for them. */
export function showIssuingCard(
  shown: IssuingCard,
  cardholder: Cardholder,
  expand: readonly string[] = [],
): ShownIssuingCard {
  const number = numberOf(shown);
  const ineligible = { eligible: false, ineligible_reason: 'unsupported_region' };
  return {
    id: shown.id,
    object: 'issuing.card',
    brand: 'Visa',
    cancellation_reason: null,
    cardholder: showCardholder(cardholder),
    created: shown.created,
    currency: shown.currency,
    ...(expand.includes('cvc') && { cvc: securityCodeOf(shown) }),
    exp_month: shown.exp_month,
    exp_year: shown.exp_year,
    financial_account: null,
    last4: number.slice(-4),
    latest_fraud_warning: null,
    lifecycle_controls: null,
    livemode: false,
    metadata: shown.metadata,
    ...(expand.includes('number') && { number }),
    personalization_design: null,
    replaced_by: null,
    replacement_for: null,
    replacement_reason: null,
    second_line: shown.second_line,
    shipping: shown.shipping && showShipping(shown.shipping),
    spending_controls: noSpendingControls,
    status: shown.status,
    type: shown.type,
    wallets: { apple_pay: ineligible, google_pay: ineligible, primary_account_identifier: null },
  };
}

function showShipping(shown: v.InferOutput<typeof shipping>): NonNullable<ShownIssuingCard['shipping']> {
  return {
    address: showAddress(shown.address),
    address_validation: null,
    business_name: null,
    carrier: null,
    customs: null,
    eta: null,
    name: shown.name,
    phone_number: shown.phone_number,
    require_signature: null,
    service: shown.service,
    status: 'pending',
    tracking_number: null,
    tracking_url: null,
    type: shown.type,
  };
}
