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
import type { TestCards } from './testCards';

/** What is needed to show one object inside another. */
export interface Presenting {
  readonly resources: Resources;
  readonly testCards: TestCards;
}

/** The paths of `expand`, without the `data.` that they have in lists. */
export type Expand = readonly string[] | undefined;

/** Gives back a customer as a reply shows it, with its default payment method as an object where that was asked for. */
export async function presentCustomer(
  context: Context,
  { resources, testCards }: Presenting,
  customer: Customer,
  expand: Expand,
): Promise<ShownCustomer> {
  const id = customer.default_payment_method;
  if (id === null || !isAsked(expand, 'invoice_settings.default_payment_method')) return showCustomer(customer);
  const found = await resources.find(context, paymentMethods, id);
  return showCustomer(customer, found && showPaymentMethod(found.value, testCards, context.caller.account));
}

/** Gives back a payment method as a reply shows it, with its customer as an object where that was asked for. */
export async function presentPaymentMethod(
  context: Context,
  { resources, testCards }: Presenting,
  paymentMethod: PaymentMethod,
  expand: Expand,
): Promise<ShownPaymentMethod> {
  const { customer: id } = paymentMethod;
  const found = id !== null && isAsked(expand, 'customer') ? await resources.find(context, customers, id) : undefined;
  return showPaymentMethod(paymentMethod, testCards, context.caller.account, found && showCustomer(found.value));
}

/** Gives back an issuing card as a reply shows it, its cardholder always inside. */
export async function presentIssuingCard(
  context: Context,
  resources: Resources,
  card: IssuingCard,
  expand: Expand,
): Promise<ShownIssuingCard> {
  const found = await resources.find(context, cardholders, card.cardholder);
  return showIssuingCard(card, found?.value ?? cardholders.invent(card.cardholder), expand);
}

/** Gives back all items of a page, each presented. */
export function presentAll<Value, Shown>(
  values: readonly Value[],
  present: (value: Value) => Promise<Shown>,
): Promise<readonly Shown[]> {
  return Promise.all(values.map(present));
}

function isAsked(expand: Expand, path: string): boolean {
  return expand !== undefined && (expand.includes(path) || expand.includes(`data.${path}`));
}
