import type { Context } from '../../core/operation';
import { ProblemError } from '../../core/problem';
import type { Resources } from '../../core/resources';
import { customers } from './resources/customer';
import type { PaymentMethod } from './resources/paymentMethod';
import { testCardByNumber } from './testCards';

/**
 * Gives back the payment method attached to the customer. One that is theirs already stays as it is (inferred).
 *
 * @throws ProblemError `state_conflict` where it is or was somebody else's, `card_refused` for cards made to be declined.
 */
export function attachTo(customer: string, paymentMethod: PaymentMethod): PaymentMethod {
  if (paymentMethod.customer === customer) return paymentMethod;
  if (paymentMethod.customer !== null) {
    const reason = 'The payment method you provided has already been attached to a customer.';
    throw new ProblemError({ kind: 'state_conflict', reason });
  }
  if (paymentMethod.detached) {
    const reason =
      'This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.';
    throw new ProblemError({ kind: 'state_conflict', reason });
  }
  const { card } = paymentMethod;
  const known = testCardByNumber(card.number);
  if (known?.refused !== undefined) throw new ProblemError({ kind: 'card_refused', reason: known.refused });

  // Attaching has the issuer look at what was sent; each test card has its own result.
  const look = (check: Check, found: Check = 'pass') => (check === 'unchecked' ? found : check);
  const checks = {
    cvc: look(card.checks.cvc, known?.checks.cvc),
    line1: look(card.checks.line1, known?.checks.line1),
    postal_code: look(card.checks.postal_code, known?.checks.postal_code),
  };
  return { ...paymentMethod, customer, card: { ...card, checks } };
}

type Check = PaymentMethod['card']['checks']['cvc'];

/** Gives back the payment method taken from its customer. Nobody can use it again. */
export function detach(paymentMethod: PaymentMethod): PaymentMethod {
  return { ...paymentMethod, customer: null, detached: true };
}

/** Gives back the payment method as it is now: one whose customer was deleted is nobody's any more (inferred). */
export async function withoutDeletedCustomer(
  context: Context,
  resources: Resources,
  paymentMethod: PaymentMethod,
): Promise<PaymentMethod> {
  const { customer } = paymentMethod;
  const isLeft = customer !== null && (await resources.find(context, customers, customer)) === undefined;
  return isLeft ? detach(paymentMethod) : paymentMethod;
}
