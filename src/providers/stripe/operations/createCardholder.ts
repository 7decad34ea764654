import { toSeconds } from '../../../core/keys';
import { defineOperation, type Operation } from '../../../core/operation';
import { keep } from '../../../core/resources';
import { showAddress } from '../address';
import type { operations } from '../contract';
import { createAccountId } from '../identifiers';
import { mergeMetadata } from '../metadata';
import { cardholders, showCardholder, type Cardholder } from '../resources/cardholder';

/** `POST /v1/issuing/cardholders`: creates a cardholder, a person unless it is said to be a company. */
export function createCardholder(): Operation {
  return defineOperation<operations['PostIssuingCardholders']>((context, { body }) => {
    const { individual: person, preferred_locales = [], status = 'active', type = 'individual' } = body;
    const cardholder: Cardholder = {
      id: createAccountId('ich', context.caller.account, context.ids),
      billing: { address: showAddress(body.billing.address) },
      created: toSeconds(context.time),
      email: body.email ?? null,
      individual: person
        ? { dob: person.dob ?? null, first_name: person.first_name ?? null, last_name: person.last_name ?? null }
        : null,
      metadata: mergeMetadata({}, body.metadata),
      name: body.name,
      phone_number: body.phone_number ?? null,
      preferred_locales: [...preferred_locales],
      status,
      type,
    };
    return Promise.resolve({
      answer: { status: 200, body: showCardholder(cardholder) },
      changes: [keep(cardholders, cardholder)],
    });
  });
}
