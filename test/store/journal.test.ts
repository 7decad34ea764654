import { describe, expect, it } from '@jest/globals';
import { createMemoryJournal } from '../../src/store/journal';
import { newEntryWith } from '../support/entry';

const newEntry = (sandbox: string | undefined, replyBody = '') => newEntryWith({ sandbox, replyBody });

describe('the journal in memory', () => {
  it('lists what was appended, the oldest first, by sandbox, since an id, and no more than the limit', async () => {
    const journal = createMemoryJournal();
    for (const sandbox of ['a', 'b', undefined, 'a']) await journal.append(newEntry(sandbox));
    const all = await journal.list();
    expect(all.map(({ sandbox }) => sandbox)).toEqual(['a', 'b', undefined, 'a']);
    expect(all.map(({ id }) => Number(id))).toEqual([1, 2, 3, 4]);
    expect((await journal.list({ sandbox: 'a' })).map(({ id }) => Number(id))).toEqual([1, 4]);
    expect((await journal.list({ since: all[0]?.id, limit: 2 })).map(({ id }) => Number(id))).toEqual([2, 3]);
    expect(await journal.list({ sandbox: 'nobody' })).toEqual([]);
  });

  it('gives back entries as they were appended', async () => {
    const journal = createMemoryJournal();
    const appended = await journal.append(newEntry('a', 'ü"\n'));
    expect(await journal.list()).toEqual([appended]);
  });

  it('stays within its limits and counts what went, the oldest of the one who holds most', async () => {
    const journal = createMemoryJournal({ entries: 100, bytes: 1_000_000 });
    await journal.append(newEntry('quiet'));
    for (let i = 0; i < 1_000; i += 1) {
      await journal.append(newEntry('loud'));
      expect((await journal.counters()).entries).toBeLessThanOrEqual(100);
    }
    expect(await journal.list({ sandbox: 'quiet' })).toHaveLength(1);
    const { entries, dropped } = await journal.counters();
    expect(entries + dropped).toBe(1_001);
    expect((await journal.list({ sandbox: 'loud' })).at(-1)?.id).toBe('000000000001001');
  });

  it('stays within its limit of bytes', async () => {
    const journal = createMemoryJournal({ entries: 1_000, bytes: 200_000 });
    for (let i = 0; i < 200; i += 1) {
      await journal.append(newEntry(`s${i % 7}`, 'x'.repeat(16_000)));
      expect((await journal.counters()).bytes).toBeLessThanOrEqual(200_000);
    }
    expect(await journal.list()).not.toHaveLength(0);
  });

  it('forgets one sandbox, or all', async () => {
    const journal = createMemoryJournal();
    for (const sandbox of ['a', 'b', undefined]) await journal.append(newEntry(sandbox));
    await journal.clear('a');
    expect((await journal.list()).map(({ sandbox }) => sandbox)).toEqual(['b', undefined]);
    await journal.clear();
    expect(await journal.counters()).toEqual({ entries: 0, bytes: 0, dropped: 0 });
  });

  it('tells of every entry until it is told to stop', async () => {
    const journal = createMemoryJournal();
    const told: string[] = [];
    const unsubscribe = await journal.subscribe(({ id }) => told.push(id));
    await journal.append(newEntry('a'));
    await unsubscribe();
    await journal.append(newEntry('a'));
    expect(told.map(Number)).toEqual([1]);
  });
});
