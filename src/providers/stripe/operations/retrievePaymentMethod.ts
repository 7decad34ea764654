import { defineOperation, type Operation } from '../../../core/operation';
import type { Resources } from '../../../core/resources';
import type { operations } from '../contract';
import { findPaymentMethod } from '../findPaymentMethod';
import { presentPaymentMethod } from '../presentation';

/**
 * `GET /v1/payment_methods/{payment_method}`: reads a payment method, attached or not. A test card's name is shown under that
 * name, because no GET changes anything here: a new one is made where the name is attached (inferred).
 */
export function retrievePaymentMethod(resources: Resources): Operation {
  return defineOperation<operations['GetPaymentMethodsPaymentMethod']>(async (context, { path, query }) => {
    const { value } = await findPaymentMethod(context, resources, path.payment_method, 'path');
    const shown = { ...value, id: path.payment_method };
    return {
      answer: { status: 200, body: await presentPaymentMethod(context, resources, shown, query.expand) },
      changes: [],
    };
  });
}
