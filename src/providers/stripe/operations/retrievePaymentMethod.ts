import { defineOperation, type Operation } from '../../../core/operation';
import { keep, type Resources } from '../../../core/resources';
import type { operations } from '../contract';
import { findPaymentMethod } from '../findPaymentMethod';
import { presentPaymentMethod } from '../presentation';
import { paymentMethods } from '../resources/paymentMethod';

/** `GET /v1/payment_methods/{payment_method}`: reads a payment method, attached or not. A test card's name makes a new one. */
export function retrievePaymentMethod(resources: Resources): Operation {
  return defineOperation<operations['GetPaymentMethodsPaymentMethod']>(async (context, { path, query }) => {
    const { value, version } = await findPaymentMethod(context, resources, path.payment_method, 'path');
    const body = await presentPaymentMethod(context, resources, value, query.expand);
    const isNew = value.id !== path.payment_method;
    return { answer: { status: 200, body }, changes: isNew ? [keep(paymentMethods, value, version)] : [] };
  });
}
