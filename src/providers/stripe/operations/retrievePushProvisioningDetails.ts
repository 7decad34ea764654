import { deriveAlphanumeric } from '../../../core/ids';
import { defineOperation, type Operation } from '../../../core/operation';
import type { Resources } from '../../../core/resources';
import type { components, operations } from '../contract';
import { checkNonce } from '../nonceCheck';
import { issuingCards } from '../resources/issuingCard';
import { findInScope } from '../scopes';

/**
 * `GET …/push_provisioning_details`: three texts in base64, in the form that the mobile SDKs read. They hold nothing that a
 * wallet would take: only the card's issuer can encrypt a pass for a phone.
 */
export function retrievePushProvisioningDetails(resources: Resources): Operation {
  return defineOperation<operations['GetIssuingCardsCardPushProvisioningDetails']>(async (context, { path, query }) => {
    const { value: card } = await findInScope(context, resources, issuingCards, path.card, 'card', 'path');
    checkNonce(context.caller, query.ephemeral_key_private_nonce);
    const bytesFor = (part: string) => Buffer.from(deriveAlphanumeric(`${part} of ${card.id}`, 32)).toString('base64');
    const body: components['schemas']['issuing.push_provisioning_details'] = {
      object: 'issuing.push_provisioning_details',
      activation_data: bytesFor('activation data'),
      card: card.id,
      contents: bytesFor('contents'),
      ephemeral_public_key: bytesFor('ephemeral public key'),
      livemode: false,
    };
    return { answer: { status: 200, body }, changes: [] };
  });
}
