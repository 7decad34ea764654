import { toSeconds } from '../../../core/keys';
import { defineOperation, type Operation } from '../../../core/operation';
import { keep, type Resources } from '../../../core/resources';
import { attachTo } from '../attachment';
import type { operations } from '../contract';
import { changeCustomer, checkDefaultPaymentMethod } from '../customerFields';
import { findPaymentMethod } from '../findPaymentMethod';
import { createId } from '../identifiers';
import { presentCustomer } from '../presentation';
import { customers, type Customer } from '../resources/customer';
import { paymentMethods } from '../resources/paymentMethod';

/** `POST /v1/customers`: creates a customer, and attaches the payment method that is named. */
export function createCustomer(resources: Resources): Operation {
  return defineOperation<operations['PostCustomers']>(async (context, { body }) => {
    const { payment_method: named, invoice_settings: invoices, expand } = body;
    const id = createId('cus', context.ids);

    const found = named === undefined ? undefined : await findPaymentMethod(context, resources, named, 'body');
    const attached = found && attachTo(id, found.value);

    // The default can be the one that is attached here, under the name that it had in the request.
    const wanted = invoices?.default_payment_method;
    const isAttached = wanted !== undefined && wanted === named;
    if (wanted !== undefined && !isAttached) await checkDefaultPaymentMethod(context, resources, id, wanted);

    const blank = { ...customers.invent(id), created: toSeconds(context.time) };
    const customer: Customer = {
      ...changeCustomer(blank, body),
      default_payment_method: isAttached ? (attached?.id ?? null) : null,
    };
    return {
      answer: { status: 200, body: await presentCustomer(context, resources, customer, expand, attached) },
      changes: [keep(customers, customer), ...(attached ? [keep(paymentMethods, attached, found.version)] : [])],
    };
  });
}
