#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { describeStart } from './banner';
import { ConfigError, readOptions, sourceOfEnvironment, sourceOfFile, sourceOfFlags } from './config';
import { flagOf, optionNames, optionTexts, variableOf } from './options';
import { createWorld, start, type Mayfly } from './server';
import { readVersion } from './version';

/** Exit codes, as most commands have them: 1 what was asked failed, 2 it was asked wrongly. */
const failed = 1;
const misused = 2;

async function main(): Promise<void> {
  const command = describeCommand();
  command.parse();
  const flags = command.opts();
  const environment = process.env;

  const config: unknown = flags['config'] ?? environment['MAYFLY_CONFIG'];
  const options = readOptions([
    sourceOfFile(typeof config === 'string' && config !== '' ? config : undefined),
    sourceOfEnvironment(environment),
    sourceOfFlags(flags),
  ]);

  ignoreClosedOutput();
  const world = createWorld();
  const started = await start(options, world);
  // Before the banner: who reads it may send a signal at once.
  closeOnSignals(started.mayfly);
  const banner = describeStart(started, options.log);
  if (banner !== undefined) world.output.write(banner);
}

function describeCommand(): Command {
  const command = new Command('mayfly')
    .description('A local emulator of ephemeral-key endpoints. For development only.')
    .version(readVersion(), '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => {
        write(text.replace(/^error: /, 'mayfly: '));
      },
    });
  for (const name of optionNames) {
    const { placeholder, description } = optionTexts[name];
    command.option(placeholder === undefined ? flagOf(name) : `${flagOf(name)} <${placeholder}>`, description);
  }
  command.option(
    '--config <file>',
    'JSON file with options; mayfly.config.json of this folder is read where it is there',
  );
  command.addHelpText(
    'after',
    `\nEach option is also a variable (${variableOf('keyTtl')} for ${flagOf('keyTtl')}) and a name in the config file (keyTtl).\nA flag counts before a variable, a variable before the file.`,
  );
  return command;
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
function explain(error: unknown): number {
  // Commander has printed its message, or the help or version that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : misused;
  if (error instanceof ConfigError) {
    console.error(`mayfly: ${error.message}`);
    return misused;
  }
  console.error(`mayfly: ${describeListenError(error)}`);
  return failed;
}

function describeListenError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, port, address, hostname } = Object.assign({ code: '', port: 0, address: '', hostname: '' }, error);
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} is in use. Choose another with --port, or --port 0 for any free one.`;
    case 'EACCES':
      return `port ${port} may not be used by this user. Choose one from 1024 on with --port.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `--host ${address || hostname} is no address of this machine. Use 127.0.0.1 for this machine only, or 0.0.0.0 for all addresses.`;
    default:
      return error.stack ?? error.message;
  }
}

main().catch((error: unknown) => {
  process.exitCode = explain(error);
});
