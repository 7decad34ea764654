// Checks what leaves this folder: the packed package, the container files, and the generated types. It packs what "npm run build" left.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mayfly-check-'));

try {
  const packing = run('npm', ['pack', '--ignore-scripts', '--loglevel=error', '--pack-destination', folder]);
  report('npm pack', packing);
  if (packing.succeeded) {
    const tarball = join(folder, packing.output.trim());
    report('publint', runTool('publint/src/cli.js', ['run', tarball, '--strict']));
    // Its strictest profile is the default, and no rule is ignored.
    report('attw', runTool('@arethetypeswrong/cli/dist/index.js', [tarball, '--no-color', '--no-emoji']));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const linting = runTool('dockerfile-utils/bin/dockerfile-utils', ['lint', 'Dockerfile']);
// It exits with 0 where it only warns. A clean file makes it print nothing.
report('Dockerfile', { ...linting, succeeded: linting.succeeded && linting.output === '' });

const compose = [['docker-compose'], ['docker', 'compose']].find(
  ([file, ...args]) => run(file, [...args, 'version']).succeeded,
);
if (compose === undefined) {
  console.log(
    'skipped  docker-compose.yml: needs docker-compose ("apt-get install docker-compose") or Docker\'s compose plugin',
  );
} else {
  const [file, ...args] = compose;
  report('docker-compose.yml', run(file, [...args, 'config', '-q']));
}

report('generated types', run(process.execPath, ['scripts/generate.mjs', '--check']));

/** Runs a program in the project's folder. It fails too where it isn't installed. */
function run(file, args) {
  const { status, stdout, stderr, error } = spawnSync(file, args, { cwd: root, encoding: 'utf8' });
  return { succeeded: status === 0, output: stdout ?? '', complaint: error?.message ?? stderr };
}

/** Runs a program of a development dependency. */
function runTool(path, args) {
  return run(process.execPath, [join(root, 'node_modules', path), ...args]);
}

/** Prints one line for a check, and after it what a failed one said. */
function report(name, { succeeded, output, complaint }) {
  console.log(`${succeeded ? 'passed ' : 'FAILED '}  ${name}`);
  if (succeeded) return;
  console.log(`${output}${complaint}`);
  process.exitCode = 1;
}
