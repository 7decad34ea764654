import * as v from 'valibot';
import { deriveAlphanumeric } from '../../../core/ids';
import type { ResourceType } from '../../../core/resources';
import { showAddress } from '../address';
import type { components } from '../contract';
import { mayBeMadeUp } from '../identifiers';
import { address, created, metadata, text, textOrNull } from './fields';
import type { ShownPaymentMethod } from './paymentMethod';

const shipping = v.strictObject({
  address: v.exactOptional(address),
  carrier: v.exactOptional(v.nullable(text)),
  name: v.exactOptional(text),
  phone: v.exactOptional(v.nullable(text)),
  tracking_number: v.exactOptional(v.nullable(text)),
});

const customer = v.strictObject({
  id: text,
  address: v.optional(v.nullable(address), null),
  balance: v.optional(v.pipe(v.number(), v.integer()), 0),
  created,
  default_payment_method: textOrNull,
  default_source: textOrNull,
  deleted: v.exactOptional(v.literal(true)),
  description: textOrNull,
  email: textOrNull,
  metadata,
  name: textOrNull,
  phone: textOrNull,
  preferred_locales: v.optional(v.array(text), []),
  shipping: v.optional(v.nullable(shipping), null),
  tax_exempt: v.optional(v.picklist(['exempt', 'none', 'reverse']), 'none'),
});

export type Customer = v.InferOutput<typeof customer>;
export type ShownCustomer = components['schemas']['customer'];

export const customers: ResourceType<Customer> = {
  name: 'customer',
  noun: 'customer',
  schema: customer,
  isWellFormed: (id) => mayBeMadeUp('cus', id),
  invent: (id) => v.parse(customer, { id }),
  isDeleted: ({ deleted = false }) => deleted,
};

/**
 * Gives back a customer as replies show it: whole. What of it an ephemeral key sees, the contract says.
 *
 * @param expand what was asked for beside the usual fields; of what Mayfly doesn't hold there is nothing to show
 * @param defaultPaymentMethod the customer's default, where it was asked for as an object
 */
export function showCustomer(
  shown: Customer,
  expand: readonly string[] = [],
  defaultPaymentMethod?: ShownPaymentMethod,
): ShownCustomer {
  const emptyList = (name: string) => ({
    object: 'list' as const,
    data: [],
    has_more: false,
    url: `/v1/customers/${shown.id}/${name}`,
  });
  return {
    id: shown.id,
    object: 'customer',
    address: shown.address && showAddress(shown.address),
    balance: shown.balance,
    ...(expand.includes('cash_balance') && { cash_balance: null }),
    created: shown.created,
    currency: null,
    default_source: shown.default_source,
    delinquent: false,
    description: shown.description,
    discount: null,
    email: shown.email,
    ...(expand.includes('invoice_credit_balance') && { invoice_credit_balance: {} }),
    invoice_prefix: deriveAlphanumeric(`invoices of ${shown.id}`, 8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: defaultPaymentMethod ?? shown.default_payment_method,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: shown.metadata,
    name: shown.name,
    next_invoice_sequence: 1,
    phone: shown.phone,
    preferred_locales: shown.preferred_locales,
    shipping: shown.shipping && showShipping(shown.shipping),
    ...(expand.includes('sources') && { sources: emptyList('sources') }),
    ...(expand.includes('subscriptions') && { subscriptions: emptyList('subscriptions') }),
    ...(expand.includes('tax') && { tax: untaxed }),
    tax_exempt: shown.tax_exempt,
    ...(expand.includes('tax_ids') && { tax_ids: emptyList('tax_ids') }),
    test_clock: null,
  };
}

const untaxed = { automatic_tax: 'not_collecting', ip_address: null, location: null, provider: 'stripe' } as const;

function showShipping({ address: place, ...rest }: v.InferOutput<typeof shipping>): ShownCustomer['shipping'] {
  return place === undefined ? rest : { address: showAddress(place), ...rest };
}

/** Gives back what is left of a deleted customer. */
export function showDeletedCustomer(id: string): components['schemas']['deleted_customer'] {
  return { id, object: 'customer', deleted: true };
}
