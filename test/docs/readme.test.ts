import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import { version } from '../../package.json';
import type { Mayfly } from '../../src';
import { readSeeds } from '../../src/seeds';
import { flagOf, optionNames, optionsSchema, optionTexts, variableOf } from '../../src/options';
import { createProviders } from '../../src/providers';
import { defaultLimits } from '../../src/store/memory';
import { startMayfly } from '../support/mayfly';

const root = join(__dirname, '../..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const readme = read('README.md');
const run = promisify(execFile);

/** Gives back the cells of the table that has these columns, row by row. */
function rowsUnder(columns: readonly string[], text = readme): readonly (readonly string[])[] {
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith('|') && cells(line).join() === columns.join());
  if (start < 0) throw new Error(`No table has the columns ${columns.join(', ')}`);
  const rest = lines.slice(start + 2);
  return rest
    .slice(
      0,
      rest.findIndex((line) => !line.startsWith('|')),
    )
    .map(cells);
}

/** Gives back the blocks of code in this language. */
function blocksOf(language: string): readonly string[] {
  return [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, name, code = '']) =>
    name === language ? [code] : [],
  );
}

describe('the README', () => {
  const certDir = mkdtempSync(join(tmpdir(), 'mayfly-readme-'));
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly({ httpsPort: 0, certDir });
  });
  afterAll(async () => {
    await mayfly.close();
    rmSync(certDir, { recursive: true });
  });

  it('names every option as flag, variable and in the file, with its default', () => {
    const defaults = new Map<string, unknown>(Object.entries(v.parse(optionsSchema, {})));
    const rows = optionNames.map((name) => {
      const { placeholder, description } = optionTexts[name];
      const flag = placeholder === undefined ? flagOf(name) : `${flagOf(name)} <${placeholder}>`;
      const fallback = defaults.has(name) ? `\`${JSON.stringify(defaults.get(name)).replaceAll('"', '')}\`` : '';
      return [`\`${flag}\``, `\`${variableOf(name)}\``, `\`${name}\``, fallback, description];
    });
    expect(rowsUnder(['Flag', 'Variable', 'In the file', 'Default', 'Meaning'])).toEqual(rows);
  });

  it('names every operation and who may call it, as the contracts say', () => {
    const providers = createProviders(v.parse(optionsSchema, {}), readSeeds([]));
    const columns = [
      ['secret key', 'publishable key', 'customer key', 'issuing key', 'identity key'],
      ['api key', 'ephemeral key'],
    ];
    for (const [index, names = []] of columns.entries()) {
      const rows = rowsUnder(['Method', 'Path', ...names]).map(([method, path, ...cells]) => [
        method,
        path,
        ...names.filter((_, place) => cells[place] !== ''),
      ]);
      const declared = providers[index]?.contract.operations.map(({ method, path, credentials }) => [
        `\`${method}\``,
        `\`${path}\``,
        ...credentials.map((credential) => credential.replace('Key', ' key')),
      ]);
      expect(rows.map((row) => [...row].sort())).toEqual(declared?.map((row) => [...row].sort()));
    }
  });

  it('has tables of operations as the script writes them', async () => {
    await expect(run(process.execPath, ['scripts/generate.mjs', '--check'], { cwd: root })).resolves.toMatchObject({
      stderr: '',
    });
  });

  it('has shell lines that work, word for word but for the ports', async () => {
    const scripts = blocksOf('sh').filter((code) => code.includes('curl'));
    expect(scripts).toHaveLength(9);
    const command = `mayfly() { '${process.execPath}' '${join(root, 'dist/cli.js')}' "$@" --cert-dir '${certDir}'; }\n`;
    for (const script of scripts) {
      const { stdout } = await run('sh', [
        '-ec',
        command + script.replaceAll(':12111', `:${mayfly.port}`).replaceAll(':12112', `:${mayfly.httpsPort}`),
      ]);
      expect(stdout).toMatch(
        /"object": "(ephemeral_key|customer|list)"|"keys": \[|"card_number":"9999022458601521"|"number": "400000999\d{7}"/,
      );
    }
  });

  it('has a Jest example that passes', async () => {
    const [example = ''] = blocksOf('js').filter((code) => code.includes('createMayfly'));
    const folder = mkdtempSync(join(tmpdir(), 'mayfly-readme-'));
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(root, join(folder, 'node_modules/mayfly'));
    symlinkSync(join(root, 'node_modules/stripe'), join(folder, 'node_modules/stripe'));
    writeFileSync(join(folder, 'package.json'), '{}');
    writeFileSync(join(folder, 'example.test.js'), example);
    try {
      const { stderr } = await run(
        process.execPath,
        [join(root, 'node_modules/jest/bin/jest.js'), '--rootDir', folder],
        { cwd: folder },
      );
      expect(stderr).toContain('1 passed, 1 total');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('has a seed that can be used', () => {
    const [seed = ''] = blocksOf('json').filter((code) => code.includes('"customers"'));
    const folder = mkdtempSync(join(tmpdir(), 'mayfly-readme-'));
    writeFileSync(join(folder, 'seed.json'), seed);
    expect(readSeeds([join(folder, 'seed.json')]).stripe.customers[0]?.id).toBe('cus_jenny');
    rmSync(folder, { recursive: true });
  });

  it('names the package as it is packed', () => {
    expect(readme).toContain(`./mayfly-${version}.tgz`);
    expect(read('CHANGELOG.md')).toContain(`## ${version}`);
  });
});

describe('the documents', () => {
  const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];

  it.each(documents)('%s names only files, folders and npm scripts that are there', (name) => {
    const text = read(name);
    const scripts: Readonly<Record<string, string>> = v.parse(
      v.looseObject({ scripts: v.record(v.string(), v.string()) }),
      JSON.parse(read('package.json')),
    ).scripts;
    const paths = [
      ...[...text.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, path = '']) => join(dirname(name), path)),
      ...[...text.matchAll(/`((?:src|test|fixtures|scripts|bench)\/[\w./-]+)`/g)].map(([, path = '']) => path),
    ];
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });

  it('ARCHITECTURE.md names every problem that there is, and none that there is not', () => {
    const [, union = ''] = read('src/core/problem.ts').split('export type Problem =');
    const kinds = [...union.matchAll(/readonly kind: '(\w+)'/g)].map(([, kind = '']) => kind);
    const named = rowsUnder(['Step', 'Problems'], read('ARCHITECTURE.md'))
      .flatMap(([, problems = '']) => [...problems.matchAll(/`(\w+)`/g)])
      .map(([, kind = '']) => kind);
    expect([...new Set(named)].sort()).toEqual([...new Set(kinds)].sort());
  });

  it('ARCHITECTURE.md names the caps of the store as they are', () => {
    const { sandboxes, entities, records } = defaultLimits;
    const format = (count: number) => count.toLocaleString('en-US');
    expect(read('ARCHITECTURE.md')).toContain(
      `at most ${format(sandboxes)} sandboxes, ${format(entities)} objects and ${format(records)} finished records`,
    );
  });
});
