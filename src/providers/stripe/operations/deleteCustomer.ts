import { defineOperation, type Operation } from '../../../core/operation';
import type { Resources } from '../../../core/resources';
import type { operations } from '../contract';
import { customers, showDeletedCustomer, type Customer } from '../resources/customer';
import { paymentMethods } from '../resources/paymentMethod';
import { findInScope } from '../scopes';

/** `DELETE /v1/customers/{customer}`: deletes a customer for good. Its payment methods are detached (inferred). */
export function deleteCustomer(resources: Resources): Operation {
  return defineOperation<operations['DeleteCustomersCustomer']>(async (context, { path }) => {
    const found = await findInScope(context, resources, customers, path.customer, 'id', 'path');
    const { id } = found.value;

    const theirs = (await resources.list(context, paymentMethods)).filter(({ customer }) => customer === id);
    const detached = await Promise.all(
      theirs.map(async (paymentMethod) => {
        const current = await resources.find(context, paymentMethods, paymentMethod.id);
        return {
          type: paymentMethods,
          id: paymentMethod.id,
          readVersion: current?.version ?? 0,
          value: { ...paymentMethod, customer: null, detached: true },
          collectAt: undefined,
        };
      }),
    );

    const deleted: Customer = { ...found.value, deleted: true };
    return {
      answer: { status: 200, body: showDeletedCustomer(id) },
      changes: [{ type: customers, id, readVersion: found.version, value: deleted, collectAt: undefined }, ...detached],
    };
  });
}
