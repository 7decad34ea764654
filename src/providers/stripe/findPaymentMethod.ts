import type { Context } from '../../core/operation';
import type { ParameterLocation } from '../../core/problem';
import { missing, type Found, type Resources } from '../../core/resources';
import { withoutDeletedCustomer } from './attachment';
import { draftPaymentMethod } from './draftPaymentMethod';
import { customers } from './resources/customer';
import { paymentMethods, type PaymentMethod } from './resources/paymentMethod';
import { isInScope } from './scopes';
import { testCardByPaymentMethod } from './testCards';

/**
 * Gives back the payment method that a parameter names, or throws `resource_missing`. The name of a test card, such as
 * `pm_card_visa`, is a new one each time. For an ephemeral key those of other customers aren't there.
 */
export async function findPaymentMethod(
  context: Context,
  resources: Resources,
  id: string,
  location: ParameterLocation,
): Promise<Found<PaymentMethod>> {
  const card = testCardByPaymentMethod(id);
  if (card !== undefined) return { value: draftPaymentMethod(context, card), version: 0 };

  const found = await resources.find(context, paymentMethods, id);
  if (found === undefined) throw missing(paymentMethods, id, 'payment_method', location);
  const value = await withoutDeletedCustomer(context, resources, found.value);
  if (value.customer !== null && !isInScope(context.caller, customers, value.customer)) {
    throw missing(paymentMethods, id, 'payment_method', location);
  }
  return { value, version: found.version };
}
