import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Mayfly } from '../../src';
import { errorBody, get } from '../support/http';
import { newApiKey, startMayfly } from '../support/mayfly';
import { connect } from '../support/sdk';
import { missingFor } from './mobileParsers';

/** What the Identity SDKs send (stripe-ios `IdentityAPIClient.swift`). */
const apiVersion = '2020-08-27; identity_client_api=v7';

/** A person is verified in an app: the back end makes a session and a key for it, the app reads the session's page. */
describe('the identity flow, by the official SDK', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly();
  });
  afterAll(() => mayfly.close());

  async function setUp() {
    const apiKey = newApiKey();
    const backEnd = connect(mayfly, apiKey);
    const session = await backEnd.identity.verificationSessions.create({
      type: 'document',
      metadata: { user: '7' },
      options: { document: { require_matching_selfie: true, allowed_types: ['passport', 'id_card'] } },
    });
    const key = await backEnd.ephemeralKeys.create({ verification_session: session.id }, { apiVersion });
    return { apiKey, backEnd, session, key, secret: key.secret ?? '' };
  }

  const readPage = (session: string, secret: string, headers = {}) =>
    get(mayfly, `/v1/identity/verification_pages/${session}`, secret, { 'Stripe-Version': apiVersion, ...headers });

  it('creates a session, and a key that reads its page', async () => {
    const { session, key, secret } = await setUp();
    expect(session).toEqual({
      id: expect.stringMatching(/^vs_1\w{23}$/),
      object: 'identity.verification_session',
      client_reference_id: null,
      client_secret: expect.stringMatching(new RegExp(`^${session.id}_secret_test_\\w{32}$`)),
      created: session.created,
      last_error: null,
      last_verification_report: null,
      livemode: false,
      metadata: { user: '7' },
      options: { document: { allowed_types: ['passport', 'id_card'], require_matching_selfie: true } },
      provided_details: null,
      redaction: null,
      related_customer: null,
      status: 'requires_input',
      type: 'document',
      url: expect.stringMatching(/^https:\/\/verify\.stripe\.invalid\/start\/test_\w{32}$/),
      verified_outputs: null,
    });
    expect(missingFor('ephemeral key', key)).toEqual([]);

    const { status, body } = await readPage(session.id, secret);
    expect(status).toBe(200);
    expect(missingFor('verification page', body)).toEqual([]);
    expect(body).toMatchObject({
      id: session.id,
      object: 'identity.verification_page',
      document_select: { id_document_type_allowlist: { id_card: 'Identity card', passport: 'Passport' } },
      fallback_url: session.url,
      livemode: false,
      requirements: { missing: ['biometric_consent', 'id_document_front', 'id_document_back', 'face'] },
      status: 'requires_input',
      submitted: false,
    });
    expect(JSON.stringify(body)).not.toContain(session.client_secret);
  });

  it('cancels a session once, and the page says so', async () => {
    const { backEnd, session, secret } = await setUp();
    const canceled = await backEnd.identity.verificationSessions.cancel(session.id);
    expect(canceled).toEqual({ ...session, client_secret: null, status: 'canceled', url: null });
    expect(await backEnd.identity.verificationSessions.retrieve(session.id)).toEqual(canceled);
    expect((await readPage(session.id, secret)).body).toMatchObject({
      status: 'canceled',
      requirements: { missing: [] },
    });

    await expect(backEnd.identity.verificationSessions.cancel(session.id)).rejects.toMatchObject({
      statusCode: 400,
      message:
        'You cannot cancel this VerificationSession because it has a status of canceled. Only a VerificationSession with the status requires_input can be canceled.',
    });
  });

  it('asks for what an id number needs where that is verified', async () => {
    const backEnd = connect(mayfly, newApiKey());
    const session = await backEnd.identity.verificationSessions.create({ type: 'id_number' });
    expect(session.options).toEqual({ document: {}, id_number: {} });
    const key = await backEnd.ephemeralKeys.create({ verification_session: session.id }, { apiVersion });
    expect((await readPage(session.id, key.secret ?? '')).body).toMatchObject({
      requirements: { missing: ['biometric_consent', 'name', 'dob', 'id_number', 'address'] },
    });
  });

  it('refuses a related customer that is not there', async () => {
    const backEnd = connect(mayfly, newApiKey());
    const session = { type: 'document', related_customer: 'cus_missing' } as const;
    await expect(backEnd.identity.verificationSessions.create(session)).rejects.toMatchObject({
      code: 'resource_missing',
      param: 'related_customer',
      message: "No such customer: 'cus_missing'",
    });
  });

  describe('at its boundary', () => {
    it('knows no other session, and may call nothing else', async () => {
      const { backEnd, session, secret } = await setUp();
      const other = await backEnd.identity.verificationSessions.create({ type: 'document' });
      const refused = await readPage(other.id, secret);
      expect(refused.status).toBe(404);
      expect(refused.body).toEqual(
        errorBody(`No such verification session: '${other.id}'`, { code: 'resource_missing', param: 'session' }),
      );
      const phone = connect(mayfly, secret, apiVersion);
      const forbidden = { type: 'StripePermissionError', statusCode: 403 };
      await expect(phone.identity.verificationSessions.retrieve(session.id)).rejects.toMatchObject(forbidden);
      await expect(phone.identity.verificationSessions.cancel(session.id)).rejects.toMatchObject(forbidden);
      await expect(phone.customers.retrieve('cus_123')).rejects.toMatchObject(forbidden);
    });

    it('ends when the key expires, when it is deleted, and in another account', async () => {
      const { apiKey, backEnd, session, key, secret } = await setUp();
      const elsewhere = await readPage(session.id, secret, { 'Stripe-Account': 'acct_1MayflyConnected' });
      expect([elsewhere.status, elsewhere.text]).toEqual([403, expect.stringContaining('account_invalid')]);

      const second = await backEnd.ephemeralKeys.create({ verification_session: session.id }, { apiVersion });
      await backEnd.ephemeralKeys.del(key.id);
      const deleted = await readPage(session.id, secret);
      expect([deleted.status, deleted.text]).toEqual([
        401,
        expect.stringContaining('Invalid API Key provided: ek_test_YW'),
      ]);

      await mayfly.sandbox(apiKey).clock.advance({ hours: 1 });
      const expired = await readPage(session.id, second.secret ?? '');
      expect([expired.status, expired.text]).toEqual([401, expect.stringContaining('api_key_expired')]);
    });
  });
});
