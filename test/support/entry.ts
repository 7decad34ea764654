import type { JournalEntry } from '../../src';
import type { NewEntry } from '../../src/core/journal';

/** Gives back an entry of the journal as a customer's key leaves it, but for what a test says of it. */
export function entryWith(given: Partial<JournalEntry> = {}): JournalEntry {
  return { id: '000000000000001', ...newEntryWith(given) };
}

/** Gives back the same before it has its place in the journal. */
export function newEntryWith(given: Partial<NewEntry> = {}): NewEntry {
  return {
    time: '2026-01-02T03:04:05.000Z',
    sandboxTime: '2026-01-02T03:04:05.000Z',
    sandbox: 'acct_1',
    provider: 'stripe',
    operation: 'PostEphemeralKeys',
    credential: 'secretKey',
    requestId: 'req_1',
    method: 'POST',
    path: '/v1/ephemeral_keys',
    query: '',
    parameters: { path: {}, query: {}, header: {}, body: { customer: 'cus_1' } },
    requestHeaders: {
      host: '127.0.0.1:12111',
      authorization: 'Bearer sk_test_****',
      'content-type': 'application/x-www-form-urlencoded',
    },
    bodySize: 14,
    status: 200,
    replyHeaders: { 'Content-Type': 'application/json' },
    replyBody: '{}',
    isReplyCut: false,
    step: 'answer',
    problem: undefined,
    outcome: 'executed',
    originalRequestId: undefined,
    fault: undefined,
    milliseconds: 1.5,
    ...given,
  };
}
