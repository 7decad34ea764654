import { defineOperation, type Operation } from '../../../core/operation';
import { ProblemError } from '../../../core/problem';
import { keep, type Resources } from '../../../core/resources';
import { readBillingDetails } from '../billingDetails';
import { readExpiry } from '../cardChecks';
import type { operations } from '../contract';
import { findPaymentMethod } from '../findPaymentMethod';
import { mergeMetadata } from '../metadata';
import { presentPaymentMethod } from '../presentation';
import { paymentMethods, type PaymentMethod } from '../resources/paymentMethod';

/** `POST /v1/payment_methods/{payment_method}`: changes one that is attached (documented; the wording is inferred). */
export function updatePaymentMethod(resources: Resources): Operation {
  return defineOperation<operations['PostPaymentMethodsPaymentMethod']>(async (context, { path, body }) => {
    const { value: current, version } = await findPaymentMethod(context, resources, path.payment_method, 'path');
    if (current.customer === null) {
      const reason = 'You must save this PaymentMethod to a customer before you can update it.';
      throw new ProblemError({ kind: 'state_conflict', reason });
    }

    const { allow_redisplay, billing_details, card = {}, metadata, expand } = body;
    const { exp_month = current.card.exp_month, exp_year = current.card.exp_year, networks } = card;
    const isRenewed = card.exp_month !== undefined || card.exp_year !== undefined;
    const paymentMethod: PaymentMethod = {
      ...current,
      ...(allow_redisplay !== undefined && { allow_redisplay }),
      billing_details: readBillingDetails(current.billing_details, billing_details),
      card: {
        ...current.card,
        ...(isRenewed && readExpiry(exp_month, exp_year, context.time)),
        ...(networks?.preferred !== undefined && { preferred_network: networks.preferred }),
      },
      metadata: mergeMetadata(current.metadata, metadata),
    };
    return {
      answer: { status: 200, body: await presentPaymentMethod(context, resources, paymentMethod, expand) },
      changes: [keep(paymentMethods, paymentMethod, version)],
    };
  });
}
