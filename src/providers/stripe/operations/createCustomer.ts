import { toSeconds } from '../../../core/keys';
import { defineOperation, type Operation } from '../../../core/operation';
import { attachTo } from '../cardChecks';
import type { operations } from '../contract';
import { changeCustomer, checkDefaultPaymentMethod } from '../customerFields';
import { findPaymentMethod, storePaymentMethod } from '../findPaymentMethod';
import { createId } from '../identifiers';
import { presentCustomer, type Presenting } from '../presentation';
import { customers, type Customer } from '../resources/customer';

/** `POST /v1/customers`: creates a customer, and attaches the payment method that is named. */
export function createCustomer(presenting: Presenting): Operation {
  return defineOperation<operations['PostCustomers']>(async (context, { body }) => {
    const { payment_method: named, invoice_settings: invoices, expand } = body;
    const id = createId('cus', context.ids);

    const found = named === undefined ? undefined : await findPaymentMethod(context, presenting, named, 'body');
    const attached = found && { ...found, value: attachTo(id, found.value, presenting.testCards) };

    // The default can be the one that is attached here, under the name that it had in the request.
    const wanted = invoices?.default_payment_method;
    const isAttached = wanted !== undefined && wanted === named;
    if (wanted !== undefined && !isAttached) await checkDefaultPaymentMethod(context, presenting.resources, id, wanted);

    const blank = { ...customers.invent(id), created: toSeconds(context.time) };
    const customer: Customer = {
      ...changeCustomer(blank, body),
      default_payment_method: isAttached ? (attached?.value.id ?? null) : null,
    };
    return {
      answer: { status: 200, body: await presentCustomer(context, presenting, customer, expand) },
      changes: [
        { type: customers, id, readVersion: 0, value: customer, collectAt: undefined },
        ...(attached === undefined ? [] : [storePaymentMethod(attached)]),
      ],
    };
  });
}
