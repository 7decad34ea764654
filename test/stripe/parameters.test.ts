import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Mayfly } from '../../src';
import { createKey, errorBody, simplify } from '../support/http';
import { newApiKey, startMayfly } from '../support/mayfly';

const empty = (name: string) =>
  `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a parameter; however '${name}' cannot be unset. You should remove '${name}' from your request or supply a non-empty value.`;

/** Source: error messages of real responses quoted in public issue threads; each inferred one is marked. */
describe('parameters that Stripe would refuse', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly();
  });
  afterAll(() => mayfly.close());

  const long = 'a'.repeat(5001);
  const shortened = 'aaaaaaaaaa...aaaaaaaaaa';

  it.each([
    ['foo=1', 'Received unknown parameter: foo', { code: 'parameter_unknown', param: 'foo' }],
    ['customer=cus_1&foo=1', 'Received unknown parameter: foo', { code: 'parameter_unknown', param: 'foo' }],
    // Quoted in stripe-java#1645.
    [
      'stripe-version=1',
      'Received unknown parameter: stripe-version',
      { code: 'parameter_unknown', param: 'stripe-version' },
    ],
    // The plural is inferred.
    ['b=1&a=1', 'Received unknown parameters: b, a', { code: 'parameter_unknown', param: 'b' }],
    ['customer=', empty('customer'), { code: 'parameter_invalid_empty', param: 'customer' }],
    ['issuing_card=', empty('issuing_card'), { code: 'parameter_invalid_empty', param: 'issuing_card' }],
    ['customer=cus_1&expand[]=', empty('expand[0]'), { code: 'parameter_invalid_empty', param: 'expand[0]' }],
    // Inferred.
    [`customer=${long}`, `Invalid string: ${shortened}; must be at most 5000 characters`, { param: 'customer' }],
    [
      `issuing_card=${long}`,
      `Invalid string: ${shortened}; must be at most 5000 characters`,
      { param: 'issuing_card' },
    ],
    [`nonce=${long}`, `Invalid string: ${shortened}; must be at most 5000 characters`, { param: 'nonce' }],
    [
      `verification_session=${long}`,
      `Invalid string: ${shortened}; must be at most 5000 characters`,
      { param: 'verification_session' },
    ],
    [
      `customer=c&expand[]=${long}`,
      `Invalid string: ${shortened}; must be at most 5000 characters`,
      { param: 'expand[0]' },
    ],
    // Inferred.
    ['customer=cus_1&expand=a', 'Invalid array', { param: 'expand' }],
    ['customer=cus_1&expand[a]=b', 'Invalid array', { param: 'expand' }],
    ['customer[]=cus_1', 'Invalid string: {"0":"cus_1"}', { param: 'customer' }],
    ['customer[id]=cus_1', 'Invalid string: {"id":"cus_1"}', { param: 'customer' }],
    // The form is recorded; that it is said here is inferred.
    [
      'customer=cus_1&issuing_card=ic_1',
      'You may only specify one of these parameters: customer, issuing_card.',
      { param: 'customer' },
    ],
    [
      'verification_session=vs_1&issuing_card=ic_1&customer=cus_1',
      'You may only specify one of these parameters: customer, issuing_card, verification_session.',
      { param: 'customer' },
    ],
    // Inferred.
    ['', 'You must specify one of these parameters: customer, issuing_card, verification_session.', {}],
    ['expand[]=a', 'You must specify one of these parameters: customer, issuing_card, verification_session.', {}],
  ])('%.60s', async (form, message, more) => {
    const answer = await createKey(mayfly, newApiKey(), form);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual(errorBody(message, more));
  });

  it('writes errors as Stripe does: fields in alphabetical order, 2 spaces, a final newline', async () => {
    const { text } = await createKey(mayfly, newApiKey(), 'foo=1');
    expect(text).toBe(`{
  "error": {
    "code": "parameter_unknown",
    "doc_url": "https://stripe.com/docs/error-codes/parameter-unknown",
    "message": "Received unknown parameter: foo",
    "param": "foo",
    "type": "invalid_request_error"
  }
}
`);
  });

  it('counts characters up to 5000 as allowed', async () => {
    expect((await createKey(mayfly, newApiKey(), `customer=cus_1&nonce=${'a'.repeat(5000)}`)).status).toBe(200);
  });

  it('names unknown parameters before it says anything of known ones', async () => {
    const { body } = await createKey(mayfly, newApiKey(), `customer=&issuing_card=${long}&foo=1`);
    expect(body).toEqual(errorBody('Received unknown parameter: foo', { code: 'parameter_unknown', param: 'foo' }));
  });

  it.each([
    [`expand=a&customer=${'a'.repeat(5001)}`, 'Invalid array', { param: 'expand' }],
    [
      `nonce=&customer=${'a'.repeat(5001)}`,
      `Invalid string: ${'a'.repeat(10)}...${'a'.repeat(10)}; must be at most 5000 characters`,
      { param: 'customer' },
    ],
    ['customer=&issuing_card=ic_1', empty('customer'), { code: 'parameter_invalid_empty', param: 'customer' }],
  ])('are named by type, then length, then emptiness, then number (inferred): %.40s', async (form, message, more) => {
    expect((await createKey(mayfly, newApiKey(), form)).body).toEqual(errorBody(message, more));
  });

  it('are shortened in messages, which are kept under idempotency keys', async () => {
    const name = 'n'.repeat(10_000);
    const unknown = await createKey(mayfly, newApiKey(), `${name}=1`);
    const shown = `${'n'.repeat(10)}...${'n'.repeat(10)}`;
    expect(unknown.body).toEqual(
      errorBody(`Received unknown parameter: ${shown}`, { code: 'parameter_unknown', param: shown }),
    );

    const missing = await createKey(mayfly, newApiKey(), `customer=${'🦋'.repeat(2_000)}`);
    expect(missing.body).toEqual(
      errorBody(`No such customer: '${'🦋'.repeat(100)}...${'🦋'.repeat(100)}'`, {
        code: 'resource_missing',
        param: 'customer',
      }),
    );
  });

  it.each([
    ['customer', 'customer', 'cus_missing'],
    ['customer', 'customer', 'not-an-id'],
    ['issuing_card', 'issuing card', 'ic_missing'],
    // The noun is inferred.
    ['verification_session', 'verification session', 'vs_missing'],
  ])('does not know the %s that is a %s with the id %s', async (parameter, noun, id) => {
    const answer = await createKey(mayfly, newApiKey(), `${parameter}=${id}`);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual(errorBody(`No such ${noun}: '${id}'`, { code: 'resource_missing', param: parameter }));
  });

  it.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencodedx'])(
    'refuses a body of type %s',
    async (type) => {
      const call = request(mayfly.url).post('/v1/ephemeral_keys').auth(newApiKey(), '').set('Content-Type', type);
      const answer = simplify(await call.send('{"customer":"cus_1"}'));
      expect(answer.status).toBe(400);
      expect(answer.body).toEqual(
        errorBody(
          'Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any questions, we can help at https://support.stripe.com/.',
        ),
      );
    },
  );

  it('takes a form with a charset, in any letters', async () => {
    const call = request(mayfly.url).post('/v1/ephemeral_keys').auth(newApiKey(), '');
    const answer = await call
      .set('Content-Type', 'Application/X-WWW-Form-Urlencoded; Charset="UTF-8"')
      .send('customer=cus_1');
    expect(answer.status).toBe(200);
  });
});

describe('resources: seeded', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly({ resources: 'seeded' });
  });
  afterAll(() => mayfly.close());

  it.each(['customer=cus_mayfly', 'issuing_card=ic_mayfly', 'verification_session=vs_mayfly'])(
    'knows the default seed: %s',
    async (form) => {
      expect((await createKey(mayfly, newApiKey(), form)).status).toBe(200);
    },
  );

  it('knows nothing else', async () => {
    const answer = await createKey(mayfly, newApiKey(), 'customer=cus_123');
    expect(answer.body).toEqual(
      errorBody("No such customer: 'cus_123'", { code: 'resource_missing', param: 'customer' }),
    );
  });
});
