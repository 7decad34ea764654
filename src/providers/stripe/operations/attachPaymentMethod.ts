import { defineOperation, type Operation } from '../../../core/operation';
import { ProblemError } from '../../../core/problem';
import { attachTo } from '../cardChecks';
import type { operations } from '../contract';
import { findPaymentMethod, storePaymentMethod } from '../findPaymentMethod';
import { presentPaymentMethod, type Presenting } from '../presentation';
import { customers } from '../resources/customer';
import { findInScope } from '../scopes';

/** `POST …/attach`: gives a payment method to a customer; a test card's name makes a new one. */
export function attachPaymentMethod(presenting: Presenting): Operation {
  return defineOperation<operations['PostPaymentMethodsPaymentMethodAttach']>(async (context, { path, body }) => {
    const { resources, testCards } = presenting;
    const { caller } = context;
    const customer = await findInScope(context, resources, customers, body.customer, 'customer', 'body');

    // A test card's name would make a source first, which an ephemeral key may not (quoted in stripe-android #1155).
    if (caller.key !== undefined && testCards.byPaymentMethod(path.payment_method) !== undefined) {
      const { shown, account } = caller;
      throw new ProblemError({ kind: 'permission_missing', shown, account, permission: 'source_create' });
    }
    const found = await findPaymentMethod(context, presenting, path.payment_method, 'path');
    const attached = attachTo(customer.value.id, found.value, testCards);
    return {
      answer: { status: 200, body: await presentPaymentMethod(context, presenting, attached, body.expand) },
      changes: [storePaymentMethod({ value: attached, version: found.version })],
    };
  });
}
