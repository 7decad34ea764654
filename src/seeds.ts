import { z } from 'zod';
import { ConfigError, readJsonObject } from './config';
import { readFixture } from './core/fixture';
import { stripeSeed, type StripeSeed } from './providers/stripe/seed';

/** What exists from the start, by provider. */
export interface Seeds {
  readonly stripe: StripeSeed;
}

const seedFile = z.strictObject({ stripe: stripeSeed.prefault({}) });

/**
 * Gives back the seeds of a file, or the default ones of `fixtures` where none is named.
 *
 * @throws ConfigError with the path of what is wrong in the file.
 */
export function readSeeds(file: string | undefined): Seeds {
  if (file === undefined) return { stripe: stripeSeed.parse(readFixture('stripe/seed.json')) };
  const parsed = seedFile.safeParse(readJsonObject(file, 'the seed file'));
  if (parsed.success) return parsed.data;
  throw new ConfigError(`${file} is not a seed that Mayfly can use:\n${z.prettifyError(parsed.error)}`);
}
