import { describe, expect, it } from '@jest/globals';
import createClient from 'openapi-fetch';
import type { paths } from '../../src/providers/bridge/contract';
import { cardAccountId, customerId, newBridgeKey, nonceByWebCrypto } from '../support/bridge';
import { startMayfly } from '../support/mayfly';

/** The types are generated from the contract, so this file compiles only while the contract says what the flow needs. */
describe('a client generated from the contract', () => {
  it('walks the flow from the nonce to the card', async () => {
    const mayfly = await startMayfly();
    const client = createClient<paths>({ baseUrl: mayfly.url });
    const [secret, timestamp] = ['f'.repeat(64), '1700000000'];

    const issued = await client.POST('/v0/customers/{customerID}/card_accounts/{cardAccountID}/ephemeral_keys', {
      params: {
        path: { customerID: customerId, cardAccountID: cardAccountId },
        header: { 'Idempotency-Key': 'flow-1' },
      },
      headers: { 'Api-Key': newBridgeKey() },
      body: { client_nonce: await nonceByWebCrypto(secret, timestamp) },
    });
    const revealed = await client.GET('/v0/card_details/', {
      params: { query: { secret, timestamp } },
      headers: { Authorization: `Bearer ${issued.data?.ephemeral_key ?? ''}` },
    });
    const again = await client.GET('/v0/card_details/', {
      params: { query: { secret, timestamp } },
      headers: { Authorization: `Bearer ${issued.data?.ephemeral_key ?? ''}` },
    });
    await mayfly.close();

    expect(revealed.data).toEqual({
      card_number: '9999022458601521',
      card_security_code: '165',
      expiry_date: '2039-06-30',
    });
    expect(again.error).toMatchObject({ code: 'ephemeral_key_used' });
  });
});
