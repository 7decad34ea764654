import { binOf, cardOf } from './card';
import type { components } from './contract';
import type { CardAccount, Customer } from './resources';

/** Gives back the card account as replies show it: what is stored, and what its id says of the card. */
export function showCardAccount(account: CardAccount, customer: Customer): components['schemas']['card_account'] {
  const card = cardOf(account.id);
  const balance = { amount: '0.0', currency: account.currency };
  return {
    id: account.id,
    customer_id: customer.id,
    ...(account.client_reference_id !== undefined && { client_reference_id: account.client_reference_id }),
    status: account.freezes.length > 0 ? 'frozen' : 'active',
    cardholder_name: { first_name: customer.first_name, last_name: customer.last_name },
    card_details: {
      last_4: card.number.slice(-4),
      expiry: `${card.month}/${card.year.slice(-2)}`,
      bin: binOf(card),
      pin_status: 'not_set',
    },
    balances: { available: balance, hold: balance },
    freezes: account.freezes,
    ...(account.crypto_account && { crypto_account: account.crypto_account }),
  };
}
