// Sends random requests, valid and not, to a Mayfly in this process for a while, and fails where one of them gets a 5xx, a
// body that is no JSON, or where memory still grows at the end. Run it with "npm run soak", or "npm run soak -- 300" for
// five minutes.
import { randomInt } from 'node:crypto';
import { createMayfly } from '../dist/index.js';

const seconds = Number(process.argv[2] ?? 60);
const workers = 16;
const mayfly = await createMayfly({ port: 0 });
const mebibyte = 1024 * 1024;

const pick = (list) => list[randomInt(list.length)];
const text = () =>
  pick(['', 'cus_1', 'cus_missing', 'tok_visa', '%00', '\u{1f511}', 'a'.repeat(randomInt(6_000)), '-1', '[]']);
const names = [
  'customer',
  'issuing_card',
  'nonce',
  'expand[]',
  'metadata[a]',
  'card[token]',
  'type',
  'limit',
  '__proto__[x]',
  'x',
];
const paths = [
  '/v1/ephemeral_keys',
  '/v1/customers',
  '/v1/customers/cus_1',
  '/v1/payment_methods',
  '/v1/payment_methods/pm_card_visa/attach',
  '/v1/issuing/cards/ic_1',
  '/v0/customers/cust_1/card_accounts',
  '/v0/card_details/',
  '/_mayfly/keys',
  '/_mayfly/faults',
  '/nowhere',
];

async function send() {
  const method = pick(['GET', 'POST', 'POST', 'DELETE', 'PUT']);
  const path = pick(paths);
  const form = new URLSearchParams(Array.from({ length: randomInt(4) }, () => [pick(names), text()])).toString();
  const sandbox = `sk_test_soak${randomInt(2_000)}`;
  const headers = {
    Authorization: `Bearer ${pick([sandbox, sandbox, sandbox, 'ek_test_x', 'pk_test_1'])}`,
    'Api-Key': `sk-test-soak${randomInt(100)}`,
    'Idempotency-Key': String(randomInt(1_000_000)),
    'Content-Type': pick([
      'application/x-www-form-urlencoded',
      'application/x-www-form-urlencoded',
      'application/json',
    ]),
  };
  const response = await fetch(mayfly.url + path, { method, headers, ...(method !== 'GET' && { body: form }) });
  const body = await response.text();
  JSON.parse(body);
  if (response.status >= 500) throw new Error(`${method} ${path} ${form}: ${response.status} ${body}`);
}

const counts = { requests: 0 };
const end = Date.now() + seconds * 1_000;
const samples = [];
const sampling = setInterval(
  () => {
    globalThis.gc?.();
    samples.push(process.memoryUsage().heapUsed / mebibyte);
  },
  Math.max(500, (seconds * 1_000) / 20),
);

await Promise.all(
  Array.from({ length: workers }, async () => {
    while (Date.now() < end) {
      await send();
      counts.requests += 1;
    }
  }),
);
clearInterval(sampling);
const { sandboxes, entities, records, journal } = await mayfly.counters();
await mayfly.close();
console.log(`${counts.requests} requests in ${seconds} s, none answered with 5xx, every body JSON.`);
console.log(
  `Held: ${sandboxes} sandboxes, ${entities} entities, ${records} records, ${journal.entries} journal entries.`,
);
console.log(
  `Heap in MiB, every ${Math.round(seconds / 20)} s: ${samples.map((sample) => sample.toFixed(0)).join(' ')}`,
);
