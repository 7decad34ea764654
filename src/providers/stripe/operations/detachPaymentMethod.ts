import { defineOperation, type Change, type Context, type Operation } from '../../../core/operation';
import { ProblemError } from '../../../core/problem';
import { keep, type Resources } from '../../../core/resources';
import { detach } from '../attachment';
import type { operations } from '../contract';
import { findPaymentMethod } from '../findPaymentMethod';
import { presentPaymentMethod } from '../presentation';
import { customers } from '../resources/customer';
import { paymentMethods } from '../resources/paymentMethod';

/** `POST …/detach`: takes a payment method from its customer. Nobody can use it again. */
export function detachPaymentMethod(resources: Resources): Operation {
  return defineOperation<operations['PostPaymentMethodsPaymentMethodDetach']>(async (context, { path, body }) => {
    const { value: current, version } = await findPaymentMethod(context, resources, path.payment_method, 'path');
    if (current.customer === null) {
      const reason = 'The payment method you provided is not attached to a customer so detachment is impossible.';
      throw new ProblemError({ kind: 'state_conflict', reason });
    }
    const detached = detach(current);
    return {
      answer: { status: 200, body: await presentPaymentMethod(context, resources, detached, body.expand) },
      changes: [
        keep(paymentMethods, detached, version),
        ...(await forgetDefault(context, resources, current.customer, current.id)),
      ],
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
  return [keep(customers, { ...customer.value, default_payment_method: null }, customer.version)];
}
