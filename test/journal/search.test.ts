import { describe, expect, it } from '@jest/globals';
import type { JournalEntry } from '../../src';
import type { JournalQuery } from '../../src/core/journal';
import { createFilter, differencesFrom } from '../../src/core/journalQuery';
import { fitsPattern } from '../../src/core/pattern';
import { verify, waitFor, type Timers } from '../../src/core/journalSearch';
import { createMemoryJournal } from '../../src/store/journal';
import { entryWith, newEntryWith } from '../support/entry';

describe('a query of the journal', () => {
  const entry = entryWith({
    method: 'GET',
    path: '/v1/customers/cus_1/payment_methods',
    status: 404,
    outcome: 'refused',
    problem: { kind: 'resource_missing', message: undefined, details: {} },
    parameters: { path: { customer: 'cus_1' }, query: { limit: 3, expand: ['data'] }, body: { card: { token: 't' } } },
  });

  it.each<[JournalQuery, boolean]>([
    [{}, true],
    [{ provider: 'stripe', operation: 'PostEphemeralKeys', method: 'get', requestId: 'req_1' }, true],
    [{ provider: 'bridge' }, false],
    [{ path: '/v1/customers/*/payment_methods' }, true],
    [{ path: '/v1/customers/*' }, true],
    [{ path: '/v1/customers' }, false],
    [{ status: 404 }, true],
    [{ status: '4xx' }, true],
    [{ status: '2xx' }, false],
    [{ outcome: 'refused', problem: 'resource_missing' }, true],
    [{ outcome: 'executed' }, false],
    [{ parameters: { customer: 'cus_1', limit: '3', 'expand[0]': 'data', card: { token: 't' } } }, true],
    [{ parameters: { customer: 'cus_2' } }, false],
    [{ sandbox: 'acct_2' }, false],
    [{ since: '000000000000000' }, true],
    [{ since: '000000000000001' }, false],
  ])('%j is true of it: %s', (query, fits) => {
    expect(createFilter(query)(entry)).toBe(fits);
  });

  it('says in what an entry differs from it', () => {
    const query = { status: 200, parameters: { customer: 'cus_2', 'card[token]': 't', source: 's' } };
    expect(differencesFrom(entry, query)).toEqual([
      'status was 404, not 200',
      'parameter customer was cus_1, not cus_2',
      'parameter source was not there, and should be s',
    ]);
  });

  it.each([
    ['/a/b/c', '/a/*/c', true],
    ['/a/c', '/a/*/c', false],
    ['/a', '*', true],
    ['aa', 'a*a*a', false],
    ['aba', 'a*b*a', true],
    ['/a.b', '/a?b', false],
  ])('%s against the path %s gives %s', (text, pattern, fits) => {
    expect(fitsPattern(text, pattern)).toBe(fits);
  });

  it('takes no longer than a moment for a path made to be slow', () => {
    expect(fitsPattern('a'.repeat(16_000), `${'*a'.repeat(5_000)}b`)).toBe(false);
  });
});

describe('verify', () => {
  const customer = (id: string, name: string): JournalEntry =>
    entryWith({ id, parameters: { body: { customer: name } }, path: '/v1/ephemeral_keys' });

  it('counts what fits, and names nothing where that is what was expected', () => {
    const entries = [customer('1', 'cus_1'), customer('2', 'cus_2')];
    expect(verify(entries, { parameters: { customer: 'cus_1' } }, 1)).toEqual({
      isMet: true,
      matched: 1,
      expected: 1,
      nearest: [],
      message: '1 request fits the query, 1 was expected.',
    });
  });

  it('names what came nearest, where too few fit, and leaves out what is quite another request', () => {
    const other = entryWith({ id: '3', operation: 'GetCustomers', parameters: { query: { customer: 'cus_3' } } });
    const entries = [customer('1', 'cus_1'), customer('2', 'cus_2'), other];
    const query = { operation: 'PostEphemeralKeys', parameters: { customer: 'cus_9' } };
    const { nearest, ...verification } = verify(entries, query);
    expect(nearest.map(({ entry }) => entry.id)).toEqual(['2', '1']);
    expect(verification).toEqual({
      isMet: false,
      matched: 0,
      expected: undefined,
      message: [
        '0 requests fit the query, at least 1 was expected.',
        'Nearest:',
        '  POST /v1/ephemeral_keys at 2026-01-02T03:04:05.000Z: parameter customer was cus_2, not cus_9.',
        '  POST /v1/ephemeral_keys at 2026-01-02T03:04:05.000Z: parameter customer was cus_1, not cus_9.',
      ].join('\n'),
    });
  });

  it('is not met by too many', () => {
    const entries = [customer('1', 'cus_1'), customer('2', 'cus_1')];
    expect(verify(entries, { parameters: { customer: 'cus_1' } }, 1)).toMatchObject({ isMet: false, nearest: [] });
    expect(verify(entries, { operation: 'None' }, 0)).toMatchObject({ isMet: true });
  });
});

describe('waitFor', () => {
  /** Timers that run out when the test says so. */
  function heldTimers() {
    const running = new Set<() => void>();
    const timers: Timers = {
      after(_, callback) {
        running.add(callback);
        return () => running.delete(callback);
      },
    };
    return { timers, running };
  }

  const newEntry = (path: string) => newEntryWith({ path });

  it('gives back what is there already and what comes, as soon as there is enough', async () => {
    const journal = createMemoryJournal();
    const { timers, running } = heldTimers();
    await journal.append(newEntry('/a'));
    const waiting = waitFor(journal, { path: '/a', limit: 1 }, 2, 1_000, timers);
    await journal.append(newEntry('/b'));
    await journal.append(newEntry('/a'));
    expect((await waiting).map(({ id }) => Number(id))).toEqual([1, 3]);
    expect(running.size).toBe(0);
  });

  it('gives back what there is, when the time is over', async () => {
    const journal = createMemoryJournal();
    const { timers, running } = heldTimers();
    const waiting = waitFor(journal, {}, 2, 1_000, timers);
    await journal.append(newEntry('/a'));
    for (const runOut of running) runOut();
    expect(await waiting).toHaveLength(1);
  });

  it('gives back no more than was waited for, the oldest', async () => {
    const journal = createMemoryJournal();
    for (const path of ['/a', '/a', '/a']) await journal.append(newEntry(path));
    const found = await waitFor(journal, {}, 2, 1_000, heldTimers().timers);
    expect(found.map(({ id }) => Number(id))).toEqual([1, 2]);
  });

  it('waits for nothing where nothing is wanted', async () => {
    expect(await waitFor(createMemoryJournal(), {}, 0, 1_000, heldTimers().timers)).toEqual([]);
  });
});
