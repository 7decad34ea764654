import type { RequestListener } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { readOptions, sourceOfCode } from './config';
import { createControl } from './control';
import type { Parts } from './core/handle';
import { createIds, type Ids } from './core/ids';
import { controlFaults, type FaultControl } from './core/faultControl';
import { createRateLimiter } from './core/rateLimit';
import { restoreSnapshot, takeSnapshot, type Snapshot } from './core/snapshot';
import type { Journal, JournalCounters } from './core/journal';
import { createTimers, type Timers } from './core/journalSearch';
import { createRecorder } from './core/recorder';
import { controlSandbox, type Sandbox } from './core/sandbox';
import { everywhere, type Store, type StoreCounters } from './core/store';
import { createApp } from './http/app';
import { createServe, type Watch } from './http/serve';
import { openDoors } from './doors';
import { createLog, type Output } from './log';
import { createMetrics } from './metrics';
import type { GivenOptions, Options } from './options';
import { createProviders } from './providers';
import { revealNonce } from './providers/bridge/nonce';
import { readSeeds, watchSeeds } from './seeds';
import { createMemoryJournal } from './store/journal';
import { createMemoryStore, type Clocks } from './store/memory';
import { readVersion } from './version';

/** How much the store and the journal hold, and how much they let go of to stay below their caps. */
export interface Counters extends StoreCounters {
  readonly journal: JournalCounters;
}

/** A running Mayfly. */
export interface Mayfly {
  /** Where it listens, without a path: what SDKs take as their base address. */
  readonly url: string;
  readonly port: number;
  /** Where it listens for HTTPS; undefined unless `httpsPort` asked for it. */
  readonly httpsUrl: string | undefined;
  readonly httpsPort: number | undefined;
  /** The Express app: hand it to supertest, or mount it in another app before any body parser. */
  readonly app: RequestListener;
  /** Gives back the control of what one API key sees. Throws a RangeError for a text that is no test key. */
  sandbox(apiKey: string): Sandbox;
  readonly bridge: {
    /** Gives back the nonce of a secret and a timestamp, for tests that have no WebCrypto at hand. */
    readonly revealNonce: (secret: string, timestamp: string | number) => string;
  };
  /** Failures on demand for every sandbox; each has its own too. */
  readonly faults: FaultControl;
  /** Gives back the state of all sandboxes as JSON, to be kept and restored. */
  snapshot(): Promise<Snapshot>;
  /** Puts a state that was taken before in the place of everything. */
  restore(taken: Snapshot): Promise<void>;
  /** Gives back how much is stored, and how much had to go to stay below the caps. */
  counters(): Promise<Counters>;
  /** Forgets everything that was stored, in every sandbox. */
  reset(): Promise<void>;
  /** Lets running requests finish, and resolves when the ports are free. */
  readonly close: () => Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** What a server gets from outside, so that nothing is made at module level and two servers share nothing. */
export interface World {
  readonly ids: Ids;
  readonly clocks: Clocks;
  readonly store: (clocks: Clocks) => Store;
  /** Waits in real time, and keeps no process alive. */
  readonly sleep: Parts['sleep'];
  readonly journal: () => Journal;
  readonly timers: Timers;
  readonly output: Output;
  /** Is told of every exchange, beside the log. */
  readonly observe: Watch['observe'];
}

/** Gives back the real world: the system's clocks, chance from the system, state in memory, lines to standard output and error. */
export function createWorld(): World {
  return {
    ids: createIds(),
    clocks: { wall: () => Date.now(), real: () => performance.now() },
    store: (clocks) => createMemoryStore(clocks),
    sleep: (span) => setTimeout(span, undefined, { ref: false }),
    journal: () => createMemoryJournal(),
    timers: createTimers(),
    output: {
      write: (line) => process.stdout.write(`${line}\n`),
      writeError: (line) => process.stderr.write(`${line}\n`),
    },
    observe: () => undefined,
  };
}

/** A running Mayfly, with what the command's banner says of it. */
export interface Started {
  readonly mayfly: Mayfly;
  readonly version: string;
  /** A curl call for each provider that works here; none where the seed leaves nothing to issue a key for. */
  readonly examples: readonly string[];
}

/** Makes all parts, joins them, and listens. */
export async function start(options: Options, world: World): Promise<Started> {
  const version = readVersion();
  const store = world.store(world.clocks);
  const providers = createProviders(options, readSeeds(options.seed));
  const allowed = { hosts: new Set(options.allowHost), origins: new Set(options.allowOrigin) };
  const parts: Parts = {
    providers,
    store,
    ids: world.ids,
    allowed,
    sleep: world.sleep,
    rateLimiter: options.rateLimit && createRateLimiter(options.rateLimit, world.clocks.real),
  };

  const journal = world.journal();

  const log = createLog(options.log, world.output);
  const { wall } = world.clocks;
  const record = createRecorder({ journal, store, providers, wall, report: log.error });
  const metrics = createMetrics();
  const watch: Watch = {
    observe(exchange, milliseconds) {
      log.exchange(exchange, milliseconds);
      metrics.observe(exchange, milliseconds);
      void record(exchange, milliseconds);
      world.observe(exchange, milliseconds);
    },
    report: log.error,
  };
  const controlled = { store, journal, providers, ids: world.ids, timers: world.timers };
  let url = '';
  const control = options.noControl
    ? undefined
    : createControl({
        ...controlled,
        version,
        options: { ...options },
        url: () => url,
        report: log.error,
      });
  const serve = createServe({
    parts,
    version,
    watch,
    real: world.clocks.real,
    metrics: async () => metrics.render(await store.counters()),
    control,
  });
  const app = createApp(serve);
  const { close: closeDoors, ...addresses } = await openDoors(options, { app, serve, parts }, world.clocks.wall());
  url = addresses.url;
  const unwatch = options.watch
    ? watchSeeds(
        options.seed,
        (seeds) => {
          for (const provider of providers)
            provider.replaceSeed(new Map<string, unknown>(Object.entries(seeds)).get(provider.name));
          log.note('The seed was read again.');
        },
        (error) => {
          log.note(`The seed stays as it was: ${error instanceof Error ? error.message : String(error)}`);
        },
      )
    : undefined;

  const close = (): Promise<void> => {
    unwatch?.();
    return closeDoors();
  };
  const mayfly: Mayfly = {
    ...addresses,
    app: app.listener,
    sandbox: (apiKey) => controlSandbox(controlled, sandboxNameOf(apiKey, providers)),
    bridge: { revealNonce },
    faults: controlFaults(store, everywhere, world.ids),
    snapshot: () => takeSnapshot(store, everywhere),
    restore: (taken) => restoreSnapshot(store, everywhere, taken),
    counters: async () => ({ ...(await store.counters()), journal: await journal.counters() }),
    async reset() {
      await store.reset();
      await journal.clear();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
  return { mayfly, version, examples: providers.flatMap((provider) => provider.example(addresses.url) ?? []) };
}

/**
 * Starts Mayfly inside this process, for tests. The log is silent unless asked for; port 0 takes any free one.
 *
 * @throws ConfigError for an option that can't be used, and Node's error where the port can't be had.
 * @example
 * const mayfly = await createMayfly({ port: 0 });
 * const stripe = new Stripe('sk_test_mine', { host: '127.0.0.1', port: mayfly.port, protocol: 'http' });
 * await mayfly.sandbox('sk_test_mine').clock.advance({ hours: 1 });
 * await mayfly.close();
 */
export async function createMayfly(given: GivenOptions = {}): Promise<Mayfly> {
  const options = readOptions([sourceOfCode({ log: 'silent', ...given })]);
  const { mayfly } = await start(options, createWorld());
  return mayfly;
}

function sandboxNameOf(apiKey: string, providers: Parts['providers']): string {
  for (const provider of providers) {
    const name = provider.sandboxOf(apiKey);
    if (name !== undefined) return name;
  }
  // The text is not shown: it may be a live key.
  throw new RangeError(
    'A sandbox is opened by a test API key, such as sk_test_mine or sk-test-mine; the text given is none.',
  );
}
