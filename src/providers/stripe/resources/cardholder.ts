import * as v from 'valibot';
import type { ResourceType } from '../../../core/resources';
import { showAddress } from '../address';
import type { components } from '../contract';
import { mayBeMadeUp } from '../identifiers';
import { address, created, metadata, text, textOrNull } from './fields';

const dayOfBirth = v.strictObject({ day: v.number(), month: v.number(), year: v.number() });

const cardholder = v.strictObject({
  id: text,
  billing: v.optional(v.strictObject({ address }), {
    address: { city: 'Lake Placid', country: 'US', line1: '1 Mirror Lake Drive', postal_code: '12946', state: 'NY' },
  }),
  created,
  email: textOrNull,
  individual: v.optional(
    v.nullable(
      v.strictObject({
        dob: v.optional(v.nullable(dayOfBirth), null),
        first_name: textOrNull,
        last_name: textOrNull,
      }),
    ),
    null,
  ),
  metadata,
  name: v.optional(text, 'May Fly'),
  phone_number: textOrNull,
  preferred_locales: v.optional(v.array(text), []),
  status: v.optional(v.picklist(['active', 'inactive']), 'active'),
  type: v.optional(v.picklist(['company', 'individual']), 'individual'),
});

export type Cardholder = v.InferOutput<typeof cardholder>;

export const cardholders: ResourceType<Cardholder> = {
  name: 'issuing.cardholder',
  noun: 'issuing cardholder',
  schema: cardholder,
  isWellFormed: (id) => mayBeMadeUp('ich', id),
  invent: (id) => v.parse(cardholder, { id }),
};

/** What replies show of limits: none, because nothing is authorized here. */
export const noSpendingControls: components['schemas']['issuing.spending_controls'] = {
  allowed_card_presences: null,
  allowed_categories: null,
  allowed_merchant_countries: null,
  blocked_card_presences: null,
  blocked_categories: null,
  blocked_merchant_countries: null,
  spending_limits: [],
  spending_limits_currency: null,
};

/** Gives back a cardholder as replies show it. */
export function showCardholder(shown: Cardholder): components['schemas']['issuing.cardholder'] {
  return {
    id: shown.id,
    object: 'issuing.cardholder',
    billing: { address: showAddress(shown.billing.address) },
    company: shown.type === 'company' ? { tax_id_provided: false } : null,
    created: shown.created,
    email: shown.email,
    individual: shown.individual && { ...shown.individual, verification: null },
    livemode: false,
    metadata: shown.metadata,
    name: shown.name,
    phone_number: shown.phone_number,
    preferred_locales: shown.preferred_locales,
    requirements: { disabled_reason: null, past_due: [] },
    spending_controls: noSpendingControls,
    status: shown.status,
    type: shown.type,
  };
}
