import type { Ids } from '../../src/core/ids';
import { readOptions, sourceOfCode } from '../../src/config';
import type { MayflyOptions, Mayfly } from '../../src';
import { createWorld, start, type World } from '../../src/server';
import { createReplyCheck } from './contract';

/**
 * Starts Mayfly on a free port. Every reply it gives is checked against the contract; closing it fails where one broke it,
 * so no test can forget to look.
 */
export async function startMayfly(options: MayflyOptions = {}, world: Partial<World> = {}): Promise<Mayfly> {
  const checks = { stripe: createReplyCheck('stripe'), bridge: createReplyCheck('bridge') };
  const broken: string[] = [];
  const { mayfly } = await start(readOptions([sourceOfCode({ port: 0, log: 'silent', ...options })]), {
    ...createWorld(),
    ...world,
    observe(exchange, milliseconds) {
      const check = exchange.provider === 'bridge' ? checks.bridge : checks.stripe;
      const problem = check(exchange);
      if (problem !== undefined) broken.push(problem);
      world.observe?.(exchange, milliseconds);
    },
  });
  return {
    ...mayfly,
    async close() {
      await mayfly.close();
      if (broken.length > 0) throw new Error(`Replies that break the contract:\n${broken.join('\n')}`);
    },
  };
}

let lastApiKey = 0;

/** Gives back an API key that no other test of this process uses, and so a sandbox of its own. */
export function newApiKey(prefix = 'sk_test_'): string {
  lastApiKey += 1;
  return `${prefix}sandbox${lastApiKey}`;
}

/** Gives back ids that can be foretold: 1, 2, 3 with zeros in front. For tests that compare whole replies. */
export function countingIds(): Ids {
  let last = 0;
  return {
    alphanumeric(length) {
      last += 1;
      return String(last).padStart(length, '0');
    },
  };
}
