import { revealNonce } from './nonce';
import type { BridgeOptions } from './options';

/** Gives back a curl call that creates a key with these options; undefined where nothing exists to issue one for. */
export function describeExample(url: string, { resources, seed }: BridgeOptions): string | undefined {
  const seeded = seed.card_accounts.find(({ customer_id }) => seed.customers.some(({ id }) => id === customer_id));
  const invented = { customer_id: 'cust_mayfly', id: 'a1b2c3d4-0000-4000-a000-000000000001' };
  const card = seeded ?? (resources === 'auto' ? invented : undefined);
  if (card === undefined) return undefined;
  const path = `/v0/customers/${encodeURIComponent(card.customer_id ?? '')}/card_accounts/${card.id}/ephemeral_keys`;
  const body = JSON.stringify({ client_nonce: revealNonce('secret', '1700000000') });
  return `curl '${url}${path}' -H 'Api-Key: sk-test-mayfly' -H 'Idempotency-Key: try-1' -H 'Content-Type: application/json' -d '${body}'`;
}
