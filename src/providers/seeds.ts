import * as v from 'valibot';
import { ConfigError, readJsonObject } from '../config';
import { readFixture } from '../core/fixture';
import { describeIssues } from '../core/issues';
import { stripeSeed, type StripeSeed } from './stripe/seed';

/** What exists from the start, by provider. */
export interface Seeds {
  readonly stripe: StripeSeed;
}

const seedFile = v.strictObject({ stripe: v.optional(stripeSeed, {}) });

/**
 * Gives back the seeds of a file, or the default ones of `fixtures` where none is named.
 *
 * @throws ConfigError with the path of what is wrong in the file.
 */
export function readSeeds(file: string | undefined): Seeds {
  if (file === undefined) return { stripe: v.parse(stripeSeed, readFixture('stripe/seed.json')) };
  const read = v.safeParse(seedFile, readJsonObject(file, 'the seed file'));
  if (read.success) return read.output;
  throw new ConfigError(`${file} is not a seed that Mayfly can use:\n${describeIssues(read.issues)}`);
}
