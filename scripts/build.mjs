// Builds dist: one file for the command and one for the API, each with all of src in it, and the types. Loading a hundred
// small files takes a third of the start; the packages that Mayfly needs stay outside, as dependencies. All but valibot: of
// its four hundred exports a twentieth is used, and loading it whole takes a tenth of the start. Its licence goes with it.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const outside = Object.keys(dependencies).filter((name) => name !== 'valibot');

// tsc leaves the output of deleted sources behind.
rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });
execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
await build({
  absWorkingDir: root,
  entryPoints: ['src/cli.ts', 'src/index.ts'],
  outdir: 'dist',
  bundle: true,
  external: outside.flatMap((name) => [name, `${name}/*`]),
  platform: 'node',
  format: 'cjs',
  target: 'node20.19',
  // What is imported only when it is needed is required then: inside Jest, a CommonJS module can't import.
  supported: { 'dynamic-import': false },
  logLevel: 'warning',
});
copyFileSync(
  new URL('../node_modules/valibot/LICENSE.md', import.meta.url),
  new URL('../dist/valibot.LICENSE.md', import.meta.url),
);
chmodSync(new URL('../dist/cli.js', import.meta.url), 0o755);
