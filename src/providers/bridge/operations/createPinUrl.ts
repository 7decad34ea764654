import { defineOperation, type Operation } from '../../../core/operation';
import type { Resources } from '../../../core/resources';
import type { components, operations } from '../contract';
import { findCardAccount } from '../scope';

/** `POST …/pin`: an address of the documented kind that leads nowhere: names below `.invalid` never exist (RFC 2606). */
export function createPinUrl(resources: Resources): Operation {
  return defineOperation<operations['CreatePinUrl']>(async (context, { path }) => {
    await findCardAccount(context, resources, path);
    const body: components['schemas']['pin_url'] = {
      url: `https://pin.mayfly.invalid/${context.ids.alphanumeric(32)}`,
    };
    return { answer: { status: 200, body }, changes: [] };
  });
}
