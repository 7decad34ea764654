import { watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import * as v from 'valibot';
import { ConfigError, readJsonObject } from './config';
import { describeIssues } from './core/issues';
import { defaultSeeds, seedFile, type Seeds } from './providers';

/** Editors write a file in several steps; it is read once they are done, in milliseconds. */
const settleTime = 50;

/**
 * Gives back the seeds of some files together, or the default ones of `fixtures` where none is named. Where two files hold
 * the same id, the later one counts.
 *
 * @throws ConfigError with the path of what is wrong in which file.
 */
export function readSeeds(files: readonly string[]): Seeds {
  if (files.length === 0) return defaultSeeds();
  return files.map(readSeedFile).reduce(joinSeeds);
}

function readSeedFile(file: string): Seeds {
  const read = v.safeParse(seedFile, readJsonObject(file, 'the seed file'));
  if (read.success) return read.output;
  throw new ConfigError(`${file} is not a seed that Mayfly can use:\n${describeIssues(read.issues)}`);
}

function joinSeeds(first: Seeds, second: Seeds): Seeds {
  return {
    stripe: {
      accounts: [...first.stripe.accounts, ...second.stripe.accounts],
      customers: [...first.stripe.customers, ...second.stripe.customers],
      payment_methods: [...first.stripe.payment_methods, ...second.stripe.payment_methods],
      issuing_cardholders: [...first.stripe.issuing_cardholders, ...second.stripe.issuing_cardholders],
      issuing_cards: [...first.stripe.issuing_cards, ...second.stripe.issuing_cards],
      verification_sessions: [...first.stripe.verification_sessions, ...second.stripe.verification_sessions],
    },
    bridge: {
      customers: [...first.bridge.customers, ...second.bridge.customers],
      card_accounts: [...first.bridge.card_accounts, ...second.bridge.card_accounts],
    },
  };
}

/**
 * Reads the files again whenever one of them changes, and hands over what they hold; what is wrong with them is told instead,
 * and the seeds stay as they were. Gives back what ends that.
 */
export function watchSeeds(
  files: readonly string[],
  take: (seeds: Seeds) => void,
  tell: (error: unknown) => void,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  const reload = (): void => {
    try {
      take(readSeeds(files));
    } catch (error) {
      tell(error);
    }
  };
  // The folders, because many editors put a new file in the place of the old one.
  const folders = new Set(files.map((file) => dirname(resolve(file))));
  const watchers = [...folders].map((folder) => {
    const names = new Set(files.filter((file) => dirname(resolve(file)) === folder).map((file) => basename(file)));
    return watch(folder, { persistent: false }, (_event, name) => {
      if (name === null || !names.has(name)) return;
      clearTimeout(timer);
      timer = setTimeout(reload, settleTime);
    });
  });
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
