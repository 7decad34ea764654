import { defineOperation, type Operation } from '../../../core/operation';
import { keep, missing, type Resources } from '../../../core/resources';
import type { operations } from '../contract';
import { changeCustomer, checkDefaultPaymentMethod } from '../customerFields';
import { readText } from '../emptyText';
import { presentCustomer } from '../presentation';
import { customers, type Customer } from '../resources/customer';
import { sources } from '../resources/source';
import { findInScope } from '../scopes';

/** `POST /v1/customers/{customer}`: changes what is given and leaves the rest. What an ephemeral key may give, the contract says. */
export function updateCustomer(resources: Resources): Operation {
  return defineOperation<operations['PostCustomersCustomer']>(async (context, { path, body }) => {
    const { value: current, version } = await findInScope(context, resources, customers, path.customer, 'id', 'path');

    const { default_source: source, invoice_settings: invoices, expand } = body;
    const payment = invoices?.default_payment_method;
    if (payment !== undefined && payment !== '')
      await checkDefaultPaymentMethod(context, resources, current.id, payment);
    const isNew = source !== undefined && source !== current.default_source;
    if (isNew && (await resources.find(context, sources, source)) === undefined) {
      throw missing(sources, source, 'default_source', 'body');
    }

    const customer: Customer = {
      ...changeCustomer(current, body),
      ...(payment !== undefined && { default_payment_method: readText(payment) }),
      ...(source !== undefined && { default_source: source }),
    };
    return {
      answer: { status: 200, body: await presentCustomer(context, resources, customer, expand) },
      changes: [keep(customers, customer, version)],
    };
  });
}
