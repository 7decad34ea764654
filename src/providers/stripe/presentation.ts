import type { Context } from '../../core/operation';
import type { Resources } from '../../core/resources';
import { cardholders } from './resources/cardholder';
import { customers, showCustomer, type Customer, type ShownCustomer } from './resources/customer';
import { showIssuingCard, type IssuingCard, type ShownIssuingCard } from './resources/issuingCard';
import {
  paymentMethods,
  showPaymentMethod,
  type PaymentMethod,
  type ShownPaymentMethod,
} from './resources/paymentMethod';

/** The paths of `expand`. In lists they begin with `data.` */
export type Expand = readonly string[] | undefined;

/**
 * Gives back a customer as a reply shows it, with what `expand` asks for.
 *
 * @param changed a payment method that is about to be stored, and is shown as it will be
 */
export async function presentCustomer(
  context: Context,
  resources: Resources,
  customer: Customer,
  expand: Expand,
  changed?: PaymentMethod,
): Promise<ShownCustomer> {
  const asked = inObject(expand);
  const id = customer.default_payment_method;
  if (id === null || !asked.includes('invoice_settings.default_payment_method')) return showCustomer(customer, asked);
  const value = changed?.id === id ? changed : (await resources.find(context, paymentMethods, id))?.value;
  return showCustomer(customer, asked, value && showPaymentMethod(value, context.caller.account));
}

/** Gives back a payment method as a reply shows it, with its customer as an object where `expand` asks for it. */
export async function presentPaymentMethod(
  context: Context,
  resources: Resources,
  paymentMethod: PaymentMethod,
  expand: Expand,
): Promise<ShownPaymentMethod> {
  const { customer: id } = paymentMethod;
  const isAsked = id !== null && inObject(expand).includes('customer');
  const found = isAsked ? await resources.find(context, customers, id) : undefined;
  return showPaymentMethod(paymentMethod, context.caller.account, found && showCustomer(found.value));
}

/** Gives back an issuing card as a reply shows it, its cardholder always inside. */
export async function presentIssuingCard(
  context: Context,
  resources: Resources,
  card: IssuingCard,
  expand: Expand,
): Promise<ShownIssuingCard> {
  const found = await resources.find(context, cardholders, card.cardholder);
  return showIssuingCard(card, found?.value ?? cardholders.invent(card.cardholder), inObject(expand));
}

function inObject(expand: Expand = []): readonly string[] {
  return expand.map((path) => path.replace(/^data\./, ''));
}
