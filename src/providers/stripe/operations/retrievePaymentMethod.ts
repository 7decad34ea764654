import { defineOperation, type Operation } from '../../../core/operation';
import type { operations } from '../contract';
import { findPaymentMethod } from '../findPaymentMethod';
import { presentPaymentMethod, type Presenting } from '../presentation';

/** `GET /v1/payment_methods/{payment_method}`: reads a payment method, attached or not. */
export function retrievePaymentMethod(presenting: Presenting): Operation {
  return defineOperation<operations['GetPaymentMethodsPaymentMethod']>(async (context, { path, query }) => {
    const { value } = await findPaymentMethod(context, presenting, path.payment_method, 'path');
    const body = await presentPaymentMethod(context, presenting, value, query.expand);
    return { answer: { status: 200, body }, changes: [] };
  });
}
