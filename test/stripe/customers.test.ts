import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Mayfly } from '../../src';
import { errorBody, get } from '../support/http';
import { newApiKey, startMayfly } from '../support/mayfly';

/** Source: the fields of Stripe's API reference. What an ephemeral key sees of them is in the wallet flow. */
describe('GET /v1/customers/{customer}', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly();
  });
  afterAll(() => mayfly.close());

  it('shows a customer of the seed', async () => {
    const { status, body } = await get(mayfly, '/v1/customers/cus_mayfly', newApiKey());
    expect(status).toBe(200);
    expect(body).toEqual({
      id: 'cus_mayfly',
      object: 'customer',
      address: null,
      balance: 0,
      created: 1_700_000_000,
      currency: null,
      default_source: null,
      delinquent: false,
      description: 'A customer of the default seed',
      discount: null,
      email: 'mayfly@example.com',
      invoice_prefix: 'TVATQOA5',
      invoice_settings: {
        custom_fields: null,
        default_payment_method: null,
        footer: null,
        rendering_options: null,
      },
      livemode: false,
      metadata: {},
      name: null,
      next_invoice_sequence: 1,
      phone: null,
      preferred_locales: [],
      shipping: {
        address: {
          city: 'Lake Placid',
          country: 'US',
          line1: '1 Mirror Lake Drive',
          line2: null,
          postal_code: '12946',
          state: 'NY',
        },
        name: 'May Fly',
        phone: null,
      },
      tax_exempt: 'none',
      test_clock: null,
    });
  });

  it.each(['cus_missing', 'cus_', 'nobody', 'cus_%20', '%00', '..%2f..'])('knows no customer %s', async (id) => {
    const { status, body } = await get(mayfly, `/v1/customers/${id}`, newApiKey());
    expect(status).toBe(404);
    expect(body).toEqual(
      errorBody(`No such customer: '${decodeURIComponent(id)}'`, { code: 'resource_missing', param: 'id' }),
    );
  });

  it('takes expand from the query and nothing else', async () => {
    expect((await get(mayfly, '/v1/customers/cus_1?expand[]=sources', newApiKey())).status).toBe(200);
    const { status, body } = await get(mayfly, '/v1/customers/cus_1?limit=3', newApiKey());
    expect(status).toBe(400);
    expect(body).toEqual(errorBody('Received unknown parameter: limit', { code: 'parameter_unknown', param: 'limit' }));
  });
});
