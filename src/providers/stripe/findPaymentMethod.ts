import type { Context } from '../../core/operation';
import { ProblemError, type ParameterLocation } from '../../core/problem';
import type { Found } from '../../core/resources';
import { draftPaymentMethod } from './draftPaymentMethod';
import type { Presenting } from './presentation';
import { customers } from './resources/customer';
import { paymentMethods, type PaymentMethod } from './resources/paymentMethod';
import { isInScope } from './scopes';

/**
 * Gives back the payment method that a parameter names, or throws `resource_missing`. The name of a test card, such as
 * `pm_card_visa`, is a new one each time. For an ephemeral key those of other customers aren't there.
 */
export async function findPaymentMethod(
  context: Context,
  { resources, testCards }: Presenting,
  id: string,
  location: ParameterLocation,
): Promise<Found<PaymentMethod>> {
  const card = testCards.byPaymentMethod(id);
  if (card !== undefined) return { value: draftPaymentMethod(context, card), version: 0 };

  const found = await resources.find(context, paymentMethods, id);
  const isHidden =
    typeof found?.value.customer === 'string' && !isInScope(context.caller, customers, found.value.customer);
  if (found !== undefined && !isHidden) return found;
  const { noun } = paymentMethods;
  throw new ProblemError({ kind: 'resource_missing', noun, id, parameter: 'payment_method', location });
}

/** Gives back the change that stores a payment method as it is now. */
export function storePaymentMethod({ value, version }: Found<PaymentMethod>) {
  return { type: paymentMethods, id: value.id, readVersion: version, value, collectAt: undefined };
}
