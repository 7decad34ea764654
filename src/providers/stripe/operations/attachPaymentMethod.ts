import { defineOperation, type Operation } from '../../../core/operation';
import { ProblemError } from '../../../core/problem';
import { keep, type Resources } from '../../../core/resources';
import { attachTo } from '../attachment';
import type { operations } from '../contract';
import { findPaymentMethod } from '../findPaymentMethod';
import { presentPaymentMethod } from '../presentation';
import { customers } from '../resources/customer';
import { paymentMethods } from '../resources/paymentMethod';
import { findInScope } from '../scopes';
import { testCardByPaymentMethod } from '../testCards';

/** `POST …/attach`: gives a payment method to a customer; a test card's name makes a new one. */
export function attachPaymentMethod(resources: Resources): Operation {
  return defineOperation<operations['PostPaymentMethodsPaymentMethodAttach']>(async (context, { path, body }) => {
    const { caller } = context;
    const customer = await findInScope(context, resources, customers, body.customer, 'customer', 'body');

    // A test card's name would make a source first, which an ephemeral key may not (quoted in stripe-android #1155).
    if (caller.key !== undefined && testCardByPaymentMethod(path.payment_method) !== undefined) {
      const { shown, account } = caller;
      throw new ProblemError({ kind: 'permission_missing', shown, account, permission: 'source_create' });
    }
    const found = await findPaymentMethod(context, resources, path.payment_method, 'path');
    const attached = attachTo(customer.value.id, found.value);
    return {
      answer: { status: 200, body: await presentPaymentMethod(context, resources, attached, body.expand) },
      changes: [keep(paymentMethods, attached, found.version)],
    };
  });
}
