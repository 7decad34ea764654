import { defineOperation, type Operation } from '../../../core/operation';
import type { operations } from '../contract';
import { changeCustomer, checkDefaultPaymentMethod } from '../customerFields';
import { readText } from '../emptyText';
import { presentCustomer, type Presenting } from '../presentation';
import { customers, type Customer } from '../resources/customer';
import { sources } from '../resources/source';
import { findInScope } from '../scopes';
import { ProblemError } from '../../../core/problem';

/** `POST /v1/customers/{customer}`: changes what is given and leaves the rest. What an ephemeral key may give, the contract says. */
export function updateCustomer(presenting: Presenting): Operation {
  return defineOperation<operations['PostCustomersCustomer']>(async (context, { path, body }) => {
    const { resources } = presenting;
    const { value: current, version } = await findInScope(context, resources, customers, path.customer, 'id', 'path');

    const { default_source: source, invoice_settings: invoices, expand } = body;
    const payment = invoices?.default_payment_method;
    if (payment !== undefined && payment !== '')
      await checkDefaultPaymentMethod(context, resources, current.id, payment);
    const isNew = source !== undefined && source !== current.default_source;
    if (isNew && (await resources.find(context, sources, source)) === undefined) {
      const { noun } = sources;
      throw new ProblemError({
        kind: 'resource_missing',
        noun,
        id: source,
        parameter: 'default_source',
        location: 'body',
      });
    }

    const customer: Customer = {
      ...changeCustomer(current, body),
      ...(payment !== undefined && { default_payment_method: readText(payment) }),
      ...(source !== undefined && { default_source: source }),
    };
    return {
      answer: { status: 200, body: await presentCustomer(context, presenting, customer, expand) },
      changes: [{ type: customers, id: customer.id, readVersion: version, value: customer, collectAt: undefined }],
    };
  });
}
