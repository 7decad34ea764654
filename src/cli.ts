#!/usr/bin/env node
import { describeStart } from './banner';
import { ConfigError, readOptions, sourceOfEnvironment, sourceOfFile, sourceOfFlags } from './config';
import { describeHelp, readCommandLine } from './flags';
import { flagOf } from './options';
import { createWorld, start, type Mayfly, type Started } from './server';
import { readVersion } from './version';

/** Exit codes, as most commands have them: 1 what was asked failed, 2 it was asked wrongly. */
const failed = 1;
const misused = 2;

async function main(): Promise<void> {
  const commandLine = readCommandLine(process.argv.slice(2));
  if (!('values' in commandLine)) {
    console.log(commandLine.wish === 'help' ? describeHelp() : readVersion());
    return;
  }
  const environment = process.env;
  const options = readOptions([
    sourceOfFile(commandLine.config ?? (environment['MAYFLY_CONFIG'] || undefined)),
    sourceOfEnvironment(environment),
    sourceOfFlags(commandLine.values),
  ]);

  ignoreClosedOutput();
  const world = createWorld();
  if (commandLine.wish === 'certificate') {
    const { keepCertificate } = await import('./certificate/keep.js');
    const { file } = await keepCertificate(options, world.clocks.wall());
    world.output.write(file);
    return;
  }

  let started: Started;
  try {
    started = await start(options, world);
  } catch (error) {
    process.exitCode = explain(error, options.httpsPort);
    return;
  }
  // Before the banner: who reads it may send a signal at once.
  closeOnSignals(started.mayfly);
  const banner = describeStart(started, options.log);
  if (banner !== undefined) world.output.write(banner);
}

/** Who reads the log may stop reading, as `head` does. The server goes on. */
function ignoreClosedOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** The first signal lets running requests finish; the second one doesn't wait. */
function closeOnSignals(mayfly: Mayfly): void {
  let isClosing = false;
  const onSignal = () => {
    if (isClosing) process.exit(failed);
    isClosing = true;
    void mayfly.close().then(() => process.exit(0));
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

/** Says in one line what went wrong, and gives back the exit code. */
function explain(error: unknown, httpsPort?: number): number {
  if (error instanceof ConfigError) {
    console.error(`mayfly: ${error.message}`);
    return misused;
  }
  console.error(`mayfly: ${describeListenError(error, httpsPort)}`);
  return failed;
}

function describeListenError(error: unknown, httpsPort: number | undefined): string {
  if (!(error instanceof Error)) return String(error);
  const { code, port, address, hostname } = Object.assign({ code: '', port: 0, address: '', hostname: '' }, error);
  const flag = flagOf(port === httpsPort ? 'httpsPort' : 'port');
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} is in use. Choose another with ${flag}, or ${flag} 0 for any free one.`;
    case 'EACCES':
      return `port ${port} may not be used by this user. Choose one from 1024 on with ${flag}.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `--host ${address || hostname} is no address of this machine. Use 127.0.0.1 for this machine only, or 0.0.0.0 with --allow-host for all addresses.`;
    default:
      return error.stack ?? error.message;
  }
}

main().catch((error: unknown) => {
  process.exitCode = explain(error);
});
