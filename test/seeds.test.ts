import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { get } from './support/http';
import { newApiKey, startMayfly } from './support/mayfly';

describe('seed files', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mayfly-seeds-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function write(name: string, customers: readonly object[]): string {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify({ stripe: { customers } }));
    return file;
  }

  it('add up, and the later one counts', async () => {
    const first = write('first.json', [{ id: 'cus_1', email: 'first@example.com' }, { id: 'cus_2' }]);
    const second = write('second.json', [{ id: 'cus_1', email: 'second@example.com' }, { id: 'cus_3' }]);
    const mayfly = await startMayfly({ seed: [first, second], resources: 'seeded' });
    const apiKey = newApiKey();
    const statuses = await Promise.all(
      ['cus_1', 'cus_2', 'cus_3', 'cus_4'].map(async (id) => (await get(mayfly, `/v1/customers/${id}`, apiKey)).status),
    );
    const { text } = await get(mayfly, '/v1/customers/cus_1', apiKey);
    await mayfly.close();
    expect(statuses).toEqual([200, 200, 200, 404]);
    expect(text).toContain('second@example.com');
  });

  it('are read again when they change, and stay as they were where they are wrong', async () => {
    const seed = write('watched.json', [{ id: 'cus_1', email: 'before@example.com' }]);
    const lines: string[] = [];
    const output = { write: (line: string) => lines.push(line), writeError: (line: string) => lines.push(line) };
    const mayfly = await startMayfly({ seed, watch: true, log: 'pretty' }, { output });
    const apiKey = newApiKey();
    const email = async () => /[a-z]+@example\.com/.exec((await get(mayfly, '/v1/customers/cus_1', apiKey)).text)?.[0];
    const until = async (isTrue: () => boolean) => {
      for (let tries = 0; tries < 500 && !isTrue(); tries += 1) await setTimeout(10);
    };

    expect(await email()).toBe('before@example.com');
    write('watched.json', [{ id: 'cus_1', email: 'after@example.com' }]);
    await until(() => lines.includes('mayfly: The seed was read again.'));
    expect(await email()).toBe('after@example.com');

    writeFileSync(seed, '{');
    await until(() => lines.some((line) => line.includes('The seed stays as it was')));
    expect(await email()).toBe('after@example.com');
    await mayfly.close();
  });
});

it('the metrics count requests by what became of them', async () => {
  const mayfly = await startMayfly();
  await get(mayfly, '/v1/customers/cus_1', newApiKey());
  await get(mayfly, '/v1/customers/cus_missing', newApiKey());
  const response = await fetch(`${mayfly.url}/metrics`);
  const text = await response.text();
  await mayfly.close();
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4');
  const labels = 'provider="stripe",operation="GetCustomersCustomer"';
  expect(text).toContain(`mayfly_requests_total{${labels},status="200",outcome="done"} 1\n`);
  expect(text).toContain(`mayfly_requests_total{${labels},status="404",outcome="resource_missing"} 1\n`);
  expect(text).toContain('mayfly_request_seconds_count 2\n');
  expect(text).toMatch(/^mayfly_stored\{kind="sandboxes"\} \d+$/m);
});
