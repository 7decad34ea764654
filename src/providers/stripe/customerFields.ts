import type { Context } from '../../core/operation';
import { ProblemError } from '../../core/problem';
import type { Resources } from '../../core/resources';
import { shorten } from '../../core/text';
import { readAddress } from './address';
import type { components, operations } from './contract';
import { readText } from './emptyText';
import { redact } from './mask';
import { mergeMetadata } from './metadata';
import type { Customer } from './resources/customer';
import { paymentMethods } from './resources/paymentMethod';

type Given = Omit<
  NonNullable<operations['PostCustomersCustomer']['requestBody']>['content']['application/x-www-form-urlencoded'],
  'default_source' | 'expand' | 'invoice_settings'
>;

/** Gives back the customer with the fields that a request gives; an empty text unsets one. */
export function changeCustomer(customer: Customer, given: Given): Customer {
  const { address, balance, description, email, name, phone, preferred_locales, shipping, tax_exempt } = given;
  return {
    ...customer,
    ...(address !== undefined && { address: readAddress(address) }),
    ...(balance !== undefined && { balance }),
    ...(description !== undefined && { description: readText(description) }),
    ...(email !== undefined && { email: readText(email) }),
    ...(name !== undefined && { name: readText(name) }),
    ...(phone !== undefined && { phone: readText(phone) }),
    ...(preferred_locales !== undefined && { preferred_locales: [...preferred_locales] }),
    ...(shipping !== undefined && { shipping: readShipping(shipping) }),
    ...(tax_exempt !== undefined && { tax_exempt: tax_exempt === '' ? 'none' : tax_exempt }),
    metadata: mergeMetadata(customer.metadata, given.metadata),
  };
}

/**
 * Throws what Stripe says where a customer's default payment method would be one that isn't theirs.
 *
 * @throws ProblemError `state_conflict`.
 */
export async function checkDefaultPaymentMethod(
  context: Context,
  resources: Resources,
  customerId: string,
  id: string,
): Promise<void> {
  const found = await resources.find(context, paymentMethods, id);
  if (found?.value.customer === customerId) return;
  throw new ProblemError({
    kind: 'state_conflict',
    reason: `The customer does not have a payment method with the ID ${shorten(redact(id))}. The payment method must be attached to the customer.`,
    parameter: 'invoice_settings[default_payment_method]',
  });
}

function readShipping(given: components['schemas']['shipping_parameters']): Customer['shipping'] {
  if (typeof given === 'string') return null;
  return { address: readAddress(given.address) ?? {}, name: given.name, phone: readText(given.phone ?? '') };
}
