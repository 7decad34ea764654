import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import * as v from 'valibot';

const project = resolve(__dirname, '..', '..');
const manifest = v.parse(
  v.looseObject({ version: v.string(), dependencies: v.record(v.string(), v.string()) }),
  JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')),
);

/** The package installs nothing that has no reason here. */
const reasons = {
  '@peculiar/asn1-schema': 'writes a certificate as its bytes',
  '@peculiar/asn1-x509': 'knows the parts of a certificate, which Node can read and sign but not write',
  ajv: 'compiles one validator per operation from the contract',
  'body-parser': 'reads bodies, with limits and decompression',
  express: 'is the server',
  nanoid: 'makes random ids',
  valibot: 'checks options, seeds, the contract document and what comes out of the store; built in, its types are not',
};

/** Installing and starting other programs takes seconds, and on a machine without npm's cache some minutes. */
const patience = 300_000;
jest.setTimeout(patience);

/** A folder of somebody else's, with the packed package installed and nothing else. */
let folder: string;

beforeAll(async () => {
  // The real path, because the programs that run in it print and compare real paths.
  folder = await realpath(await mkdtemp(join(tmpdir(), 'mayfly-package-')));
  await write('package.json', JSON.stringify({ name: 'user', version: '1.0.0', private: true }));
  // Without scripts: the build is the one that the tests were started with.
  const tarball = await run(
    'npm',
    ['pack', '--ignore-scripts', '--loglevel=error', '--pack-destination', folder],
    project,
  );
  await run('npm', [
    'install',
    `./${tarball.trim()}`,
    ...'--prefer-offline --no-audit --no-fund --ignore-scripts'.split(' '),
  ]);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the package', () => {
  it('holds the build, the fixtures and its papers, and nothing else', async () => {
    const sources = await listFiles(join(project, 'src'));
    const fixtures = await listFiles(join(project, 'fixtures'));

    const packed = await listFiles(join(folder, 'node_modules', 'mayfly'));

    const types = sources.map((name) => `dist/${name.replace(/\.ts$/, '.d.ts')}`);
    expect(packed).toEqual(
      [
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'package.json',
        'dist/cli.js',
        'dist/index.js',
        // Of what is built in.
        'dist/valibot.LICENSE.md',
        ...types,
        ...fixtures.map((name) => `fixtures/${name}`),
      ].sort(),
    );
  });

  it('needs only the packages that have a reason', () => {
    expect(Object.keys(manifest.dependencies).sort()).toEqual(Object.keys(reasons).sort());
  });

  it('installs a command that prints its version', async () => {
    const printed = await run(join(folder, 'node_modules', '.bin', 'mayfly'), ['--version']);

    expect(printed).toBe(`${manifest.version}\n`);
  });
});

/** Starts Mayfly, creates a key, closes. What comes back is the same in each of the ways to load it. */
const createKey = `
  async function createKey({ createMayfly }) {
    const mayfly = await createMayfly({ port: 0 });
    const response = await fetch(mayfly.url + '/v1/ephemeral_keys', {
      method: 'POST',
      headers: { Authorization: 'Bearer sk_test_package' },
      body: new URLSearchParams({ customer: 'cus_1' }),
    });
    const { object } = await response.json();
    await mayfly.close();
    return { status: response.status, object };
  }
`;
const created = { status: 200, object: 'ephemeral_key' };

/** The test that a user would write, for a runner with `it` and `expect` as globals. */
const userTest = `
  ${createKey}
  it('creates a key', async () => {
    expect(await createKey({ createMayfly })).toEqual(${JSON.stringify(created)});
  });
`;
const passed = { success: true, numTotalTests: 1, numPassedTests: 1 };

describe('the installed package', () => {
  it('loads in an ES module', async () => {
    const program = await write(
      'module.mjs',
      `import { createMayfly } from 'mayfly'; ${createKey} console.log(JSON.stringify(await createKey({ createMayfly })));`,
    );

    expect(JSON.parse(await runNode([program]))).toEqual(created);
  });

  it('loads in a CommonJS module', async () => {
    const program = await write(
      'script.cjs',
      `${createKey} createKey(require('mayfly')).then((key) => console.log(JSON.stringify(key)));`,
    );

    expect(JSON.parse(await runNode([program]))).toEqual(created);
  });

  it('loads in a test of Jest, whose modules are CommonJS by default', async () => {
    await write('jest/key.test.js', `const { createMayfly } = require('mayfly'); ${userTest}`);

    const report = await runNode([toolOf('jest/bin/jest.js'), '--rootDir', folder, '--json', 'jest/key']);

    expect(JSON.parse(report)).toMatchObject(passed);
  });

  it('loads in a test of Vitest', async () => {
    await write('vitest/key.test.mjs', `import { createMayfly } from 'mayfly'; ${userTest}`);

    const report = await runNode([
      toolOf('vitest/vitest.mjs'),
      'run',
      '--root',
      folder,
      '--globals',
      '--reporter',
      'json',
      'vitest/key',
    ]);

    expect(JSON.parse(report)).toMatchObject(passed);
  });
});

/** Uses the types as the documents show them. The lines that must not compile prove that nothing became `any` on the way. */
const typedProgram = `
  import { createMayfly, type Mayfly, type Sandbox } from 'mayfly';

  export async function startAndExpire(): Promise<Date> {
    await using mayfly = await createMayfly({ port: 0, keyTtl: '10m' });
    // @ts-expect-error: a port is a number or a text.
    await createMayfly({ port: true });
    // @ts-expect-error: no such member.
    mayfly.open();
    return expire(mayfly.sandbox('sk_test_package'));
  }

  function expire(sandbox: Sandbox): Promise<Date> {
    // @ts-expect-error: no such unit.
    void sandbox.clock.advance({ moons: 1 });
    return sandbox.clock.advance({ hours: 1 });
  }

  export function sandboxOf(mayfly: Mayfly): Sandbox {
    return mayfly.sandbox('sk_test_package');
  }
`;

describe('the types of the installed package', () => {
  beforeAll(async () => {
    // The one package of types that a user of Node has. More of the project's would hide that a user lacks them.
    await mkdir(join(folder, 'node_modules', '@types'), { recursive: true });
    await symlink(toolOf('@types/node'), join(folder, 'node_modules', '@types', 'node'), 'junction');
  });

  it.each([
    ['an ES module', 'typed.mts'],
    ['a CommonJS module', 'typed.cts'],
  ])('are complete in %s', async (_form, file) => {
    const compilerOptions = {
      module: 'node20',
      target: 'es2022',
      strict: true,
      skipLibCheck: false,
      types: ['node'],
      noEmit: true,
    };
    await write(file, typedProgram);
    const config = await write(`tsconfig.${file}.json`, JSON.stringify({ compilerOptions, files: [file] }));

    const problems = await runNode([toolOf('typescript/bin/tsc'), '--project', config]);

    expect(problems).toBe('');
  });
});

/** Writes a file into the user's folder and gives back its path. */
async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return path;
}

/** Gives back the paths of all files in a folder and below it, sorted. */
async function listFiles(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((file) => relative(path, join(file.parentPath, file.name)).replaceAll('\\', '/')).sort();
}

/** Gives back the path of a program or a package that the project is developed with. */
function toolOf(path: string): string {
  return join(project, 'node_modules', path);
}

function runNode(args: readonly string[]): Promise<string> {
  return run(process.execPath, args);
}

/** Gives back what a program prints. Where it fails, the error shows both of its outputs: compilers complain on the first. */
function run(file: string, args: readonly string[], cwd = folder): Promise<string> {
  return new Promise((fulfil, reject) => {
    execFile(file, args, { cwd, timeout: patience }, (error, stdout, stderr) => {
      if (error === null) fulfil(stdout);
      else reject(new Error(`${error.message}\n${stdout}\n${stderr}`));
    });
  });
}
