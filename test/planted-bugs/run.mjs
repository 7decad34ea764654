// Plants one bug at a time in a copy of the project and runs the test that should find it, which must turn red for each and
// stay green without any. Fails where a bug is not found, or where the code that it changes is not there any more.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const idempotency = 'src/core/idempotency.ts';
const stateMachine = 'test/store/model.test.ts';
const scopes = 'test/stripe/scopes.test.ts';
const bugs = [
  {
    name: 'a commit by somebody who lost the claim is taken',
    file: 'src/store/memory.ts',
    code: "if (record !== undefined && !isHeldBy(held, record.owner)) return Promise.resolve('stale');",
    bug: '',
  },
  { name: "the lease follows the sandbox's clock", file: idempotency, code: 'times.real', bug: 'times.sandbox' },
  {
    name: 'a lease lasts one millisecond too long',
    file: idempotency,
    code: 'times.real < record.leaseEnds',
    bug: 'times.real <= record.leaseEnds',
  },
  {
    name: 'other parameters get the stored answer',
    file: idempotency,
    code: 'record.fingerprint !== claim.fingerprint',
    bug: 'false',
  },
  {
    name: "an expired record of Bridge's kind is forgotten",
    file: idempotency,
    code: "claim.afterRetention === 'forget'",
    bug: 'true',
  },
  {
    name: 'a claim whose lease is over is never taken over',
    file: idempotency,
    code: 'times.real < record.leaseEnds',
    bug: 'true',
  },
  {
    name: 'an expired key is still active',
    file: 'src/core/keys.ts',
    code: 'toSeconds(now) >= key.expires',
    bug: 'toSeconds(now) > key.expires',
  },
  {
    name: 'a record is kept one millisecond too long',
    file: idempotency,
    code: 'times.sandbox >= record.expires',
    bug: 'times.sandbox > record.expires',
  },
  {
    name: 'a commit ignores that an entity has changed',
    file: 'src/store/memory.ts',
    code: 'effects.some(hasChanged)',
    bug: 'false',
  },
  {
    name: 'a commit ignores that something it rests on has changed',
    file: 'src/store/memory.ts',
    code: 'unchanged.some(hasChanged)',
    bug: 'false',
  },
  {
    name: 'anybody may release a claim',
    file: idempotency,
    code: "record?.state === 'in_flight' && record.owner === owner",
    bug: "record?.state === 'in_flight'",
  },
  {
    name: 'every object is in every scope',
    test: scopes,
    file: 'src/providers/stripe/scopes.ts',
    code: 'key === undefined || key.scope.some',
    bug: 'true || key.scope.some',
  },
  {
    name: "other customers' payment methods are there",
    test: scopes,
    file: 'src/providers/stripe/findPaymentMethod.ts',
    code: 'if (value.customer !== null && !isInScope(',
    bug: 'if (false && !isInScope(',
  },
  {
    name: 'an ephemeral key sees every field',
    test: scopes,
    file: 'src/core/visibility.ts',
    code: 'return credentials === undefined || credentials.includes(credential);',
    bug: 'return true;',
  },
  {
    name: 'a key works for one second too long',
    test: scopes,
    file: 'src/core/keys.ts',
    code: 'toSeconds(now) >= key.expires',
    bug: 'toSeconds(now) > key.expires',
  },
];

const root = fileURLToPath(new URL('../..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'mayfly-planted-'));
for (const name of [
  'src',
  'test',
  'fixtures',
  'package.json',
  'tsconfig.json',
  'tsconfig.test.json',
  'jest.config.cjs',
]) {
  cpSync(join(root, name), join(copy, name), { recursive: true });
}
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

/** Gives back whether a test is green. */
function isGreen(test) {
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  return spawnSync(process.execPath, [jest, test], { cwd: copy, encoding: 'utf8' }).status === 0;
}

/** Gives back whether the test found the bug. */
function isFound({ file, code, bug, test = stateMachine }) {
  const path = join(copy, file);
  const sound = readFileSync(path, 'utf8');
  if (!sound.includes(code)) throw new Error(`${file} does not hold the code to change any more: ${code}`);
  writeFileSync(path, sound.replaceAll(code, bug));
  try {
    return !isGreen(test);
  } finally {
    writeFileSync(path, sound);
  }
}

try {
  for (const test of [stateMachine, scopes]) {
    if (!isGreen(test)) throw new Error(`${test} is red without any bug.`);
  }
  const found = bugs.filter((bug) => {
    const result = isFound(bug);
    console.log(`${result ? 'found' : 'NOT FOUND'}: ${bug.name}`);
    return result;
  });
  console.log(`${found.length} of ${bugs.length} planted bugs found.`);
  process.exitCode = found.length === bugs.length ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
