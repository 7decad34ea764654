import type { Milliseconds } from '../../core/exchange';
import type { Operation } from '../../core/operation';
import type { ResourceMode, Resources } from '../../core/resources';
import { attachPaymentMethod } from './operations/attachPaymentMethod';
import { cancelVerificationSession } from './operations/cancelVerificationSession';
import { createCardholder } from './operations/createCardholder';
import { createCustomer } from './operations/createCustomer';
import { createEphemeralKey } from './operations/createEphemeralKey';
import { createEphemeralKeyNonce } from './operations/createEphemeralKeyNonce';
import { createIssuingCard } from './operations/createIssuingCard';
import { createPaymentMethod } from './operations/createPaymentMethod';
import { createVerificationSession } from './operations/createVerificationSession';
import { deleteCustomer } from './operations/deleteCustomer';
import { deleteEphemeralKey } from './operations/deleteEphemeralKey';
import { detachPaymentMethod } from './operations/detachPaymentMethod';
import { listCustomers } from './operations/listCustomers';
import { listIssuingCards } from './operations/listIssuingCards';
import { listCustomerPaymentMethods, listPaymentMethods } from './operations/listPaymentMethods';
import { retrieveCardholder } from './operations/retrieveCardholder';
import { retrieveCustomer } from './operations/retrieveCustomer';
import { retrieveIssuingCard } from './operations/retrieveIssuingCard';
import { retrievePaymentMethod } from './operations/retrievePaymentMethod';
import { retrievePushProvisioningDetails } from './operations/retrievePushProvisioningDetails';
import { retrieveVerificationPage } from './operations/retrieveVerificationPage';
import { retrieveVerificationSession } from './operations/retrieveVerificationSession';
import { updateCustomer } from './operations/updateCustomer';
import { updatePaymentMethod } from './operations/updatePaymentMethod';

/** Gives back what runs for each operation of the contract, by its `operationId`. */
export function createHandlers(
  resources: Resources,
  mode: ResourceMode,
  keyLifetime: Milliseconds,
): Readonly<Record<string, Operation>> {
  return {
    PostEphemeralKeys: createEphemeralKey(resources, keyLifetime),
    DeleteEphemeralKeysKey: deleteEphemeralKey(mode, keyLifetime),
    PostEphemeralKeyNonces: createEphemeralKeyNonce(resources),
    GetCustomers: listCustomers(resources),
    PostCustomers: createCustomer(resources),
    GetCustomersCustomer: retrieveCustomer(resources),
    PostCustomersCustomer: updateCustomer(resources),
    DeleteCustomersCustomer: deleteCustomer(resources),
    GetCustomersCustomerPaymentMethods: listCustomerPaymentMethods(resources),
    GetPaymentMethods: listPaymentMethods(resources),
    PostPaymentMethods: createPaymentMethod(resources),
    GetPaymentMethodsPaymentMethod: retrievePaymentMethod(resources),
    PostPaymentMethodsPaymentMethod: updatePaymentMethod(resources),
    PostPaymentMethodsPaymentMethodAttach: attachPaymentMethod(resources),
    PostPaymentMethodsPaymentMethodDetach: detachPaymentMethod(resources),
    PostIssuingCardholders: createCardholder(),
    GetIssuingCardholdersCardholder: retrieveCardholder(resources),
    GetIssuingCards: listIssuingCards(resources),
    PostIssuingCards: createIssuingCard(resources),
    GetIssuingCardsCard: retrieveIssuingCard(resources),
    GetIssuingCardsCardPushProvisioningDetails: retrievePushProvisioningDetails(resources),
    PostIdentityVerificationSessions: createVerificationSession(resources),
    GetIdentityVerificationSessionsSession: retrieveVerificationSession(resources),
    PostIdentityVerificationSessionsSessionCancel: cancelVerificationSession(resources),
    GetIdentityVerificationPagesSession: retrieveVerificationPage(resources),
  };
}
