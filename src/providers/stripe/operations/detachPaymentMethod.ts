import { defineOperation, type Change, type Context, type Operation } from '../../../core/operation';
import { ProblemError } from '../../../core/problem';
import type { operations } from '../contract';
import { findPaymentMethod, storePaymentMethod } from '../findPaymentMethod';
import { presentPaymentMethod, type Presenting } from '../presentation';
import type { Resources } from '../../../core/resources';
import { customers } from '../resources/customer';
import type { PaymentMethod } from '../resources/paymentMethod';

/** `POST …/detach`: takes a payment method from its customer. Nobody can use it again. */
export function detachPaymentMethod(presenting: Presenting): Operation {
  return defineOperation<operations['PostPaymentMethodsPaymentMethodDetach']>(async (context, { path, body }) => {
    const found = await findPaymentMethod(context, presenting, path.payment_method, 'path');
    if (found.value.customer === null) {
      const reason = 'The payment method you provided is not attached to a customer so detachment is impossible.';
      throw new ProblemError({ kind: 'state_conflict', reason });
    }
    const detached: PaymentMethod = { ...found.value, customer: null, detached: true };
    const left = await forgetDefault(context, presenting.resources, found.value.customer, detached.id);
    return {
      answer: { status: 200, body: await presentPaymentMethod(context, presenting, detached, body.expand) },
      changes: [storePaymentMethod({ value: detached, version: found.version }), ...left],
    };
  });
}

/** Gives back the change of a customer whose default payment method this was; none where it wasn't. */
async function forgetDefault(
  context: Context,
  resources: Resources,
  customerId: string,
  paymentMethodId: string,
): Promise<readonly Change[]> {
  const customer = await resources.find(context, customers, customerId);
  if (customer?.value.default_payment_method !== paymentMethodId) return [];
  const value = { ...customer.value, default_payment_method: null };
  return [{ type: customers, id: customerId, readVersion: customer.version, value, collectAt: undefined }];
}
