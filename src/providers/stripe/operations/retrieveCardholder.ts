import { defineOperation, type Operation } from '../../../core/operation';
import type { Resources } from '../../../core/resources';
import type { operations } from '../contract';
import { cardholders, showCardholder } from '../resources/cardholder';
import { findInScope } from '../scopes';

/** `GET /v1/issuing/cardholders/{cardholder}`: reads a cardholder. */
export function retrieveCardholder(resources: Resources): Operation {
  return defineOperation<operations['GetIssuingCardholdersCardholder']>(async (context, { path }) => {
    const { value } = await findInScope(context, resources, cardholders, path.cardholder, 'cardholder', 'path');
    return { answer: { status: 200, body: showCardholder(value) }, changes: [] };
  });
}
