import { defineOperation, type Context, type Operation } from '../../../core/operation';
import { keep, missing, type Resources } from '../../../core/resources';
import { readBillingDetails } from '../billingDetails';
import { checkSecurityCode, findTestCard, readExpiry } from '../cardChecks';
import type { operations } from '../contract';
import { draftPaymentMethod } from '../draftPaymentMethod';
import { mergeMetadata } from '../metadata';
import { presentPaymentMethod } from '../presentation';
import { paymentMethods, type PaymentMethod } from '../resources/paymentMethod';
import { testCardByToken } from '../testCards';

type Body = operations['PostPaymentMethods']['requestBody']['content']['application/x-www-form-urlencoded'];

/** `POST /v1/payment_methods`: creates a payment method from a test card, by its number or its token. Nobody has it yet. */
export function createPaymentMethod(resources: Resources): Operation {
  return defineOperation<operations['PostPaymentMethods']>(async (context, { body }) => {
    const draft = draftFrom(context, body.card);
    const billing_details = readBillingDetails(draft.billing_details, body.billing_details);
    const paymentMethod: PaymentMethod = {
      ...draft,
      ...(body.allow_redisplay !== undefined && { allow_redisplay: body.allow_redisplay }),
      billing_details,
      card: {
        ...draft.card,
        // What was sent is looked at when the payment method is attached.
        checks: {
          cvc: body.card.cvc === undefined ? draft.card.checks.cvc : 'unchecked',
          line1: billing_details.address?.line1 == null ? draft.card.checks.line1 : 'unchecked',
          postal_code: billing_details.address?.postal_code == null ? draft.card.checks.postal_code : 'unchecked',
        },
        preferred_network: body.card.networks?.preferred ?? null,
      },
      metadata: mergeMetadata({}, body.metadata),
    };
    return {
      answer: { status: 200, body: await presentPaymentMethod(context, resources, paymentMethod, body.expand) },
      changes: [keep(paymentMethods, paymentMethod)],
    };
  });
}

function draftFrom(context: Context, card: Body['card']): PaymentMethod {
  const { token, number, exp_month, exp_year, cvc } = card;
  if (token !== undefined) {
    const known = testCardByToken(token);
    if (known === undefined) throw missing({ noun: 'token' }, token, 'card[token]', 'body');
    return draftPaymentMethod(context, known);
  }
  if (number === undefined || exp_month === undefined || exp_year === undefined) {
    throw new Error('The contract lets no card through without a token, or a number and its expiry.');
  }
  const draft = draftPaymentMethod(context, findTestCard(number));
  const expiry = readExpiry(exp_month, exp_year, context.time);
  checkSecurityCode(cvc);
  // A number alone gives the issuer nothing to look at; a token stands for a card with all that belongs to it.
  const checks = { cvc: null, line1: null, postal_code: null };
  return { ...draft, card: { ...draft.card, ...expiry, checks } };
}
