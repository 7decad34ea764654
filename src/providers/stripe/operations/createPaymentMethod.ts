import { defineOperation, type Context, type Operation } from '../../../core/operation';
import { ProblemError } from '../../../core/problem';
import { readBillingDetails } from '../billingDetails';
import { checkSecurityCode, findTestCard, readExpiry } from '../cardChecks';
import type { operations } from '../contract';
import { draftPaymentMethod } from '../draftPaymentMethod';
import { storePaymentMethod } from '../findPaymentMethod';
import { mergeMetadata } from '../metadata';
import { presentPaymentMethod, type Presenting } from '../presentation';
import type { PaymentMethod } from '../resources/paymentMethod';
import type { TestCards } from '../testCards';

type Body = operations['PostPaymentMethods']['requestBody']['content']['application/x-www-form-urlencoded'];

/** `POST /v1/payment_methods`: creates a payment method from a test card, by its number or its token. Nobody has it yet. */
export function createPaymentMethod(presenting: Presenting): Operation {
  return defineOperation<operations['PostPaymentMethods']>(async (context, { body }) => {
    const draft = draftFrom(context, presenting.testCards, body.card);
    const billing_details = readBillingDetails(draft.billing_details, body.billing_details);
    const paymentMethod: PaymentMethod = {
      ...draft,
      ...(body.allow_redisplay !== undefined && { allow_redisplay: body.allow_redisplay }),
      billing_details,
      card: {
        ...draft.card,
        // What was sent is looked at when the payment method is attached.
        checks: {
          cvc: body.card.cvc === undefined ? null : 'unchecked',
          line1: billing_details.address?.line1 == null ? null : 'unchecked',
          postal_code: billing_details.address?.postal_code == null ? null : 'unchecked',
        },
        preferred_network: body.card.networks?.preferred ?? null,
      },
      metadata: mergeMetadata({}, body.metadata),
    };
    return {
      answer: { status: 200, body: await presentPaymentMethod(context, presenting, paymentMethod, body.expand) },
      changes: [storePaymentMethod({ value: paymentMethod, version: 0 })],
    };
  });
}

function draftFrom(context: Context, testCards: TestCards, card: Body['card']): PaymentMethod {
  const { token, number, exp_month, exp_year, cvc } = card;
  if (token !== undefined) {
    const known = testCards.byToken(token);
    if (known !== undefined) return draftPaymentMethod(context, known);
    throw new ProblemError({
      kind: 'resource_missing',
      noun: 'token',
      id: token,
      parameter: 'card[token]',
      location: 'body',
    });
  }
  if (number === undefined || exp_month === undefined || exp_year === undefined) {
    throw new Error('The contract lets no card through without a token, or a number and its expiry.');
  }
  const draft = draftPaymentMethod(context, findTestCard(testCards, number));
  const expiry = readExpiry(exp_month, exp_year, context.time);
  checkSecurityCode(cvc);
  return { ...draft, card: { ...draft.card, ...expiry } };
}
