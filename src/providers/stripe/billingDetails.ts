import { readAddress } from './address';
import type { components } from './contract';
import { readText } from './emptyText';
import type { PaymentMethod } from './resources/paymentMethod';

type BillingDetails = PaymentMethod['billing_details'];

/** Gives back who pays, with what a request gives; an empty text unsets a field. */
export function readBillingDetails(
  current: BillingDetails,
  { address, email, name, phone }: components['schemas']['billing_details_parameters'] = {},
): BillingDetails {
  return {
    address: address === undefined ? current.address : readAddress(address),
    email: email === undefined ? current.email : readText(email),
    name: name === undefined ? current.name : readText(name),
    phone: phone === undefined ? current.phone : readText(phone),
  };
}
