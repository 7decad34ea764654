import * as v from 'valibot';
import { ConfigError, readJsonObject } from './config';
import { describeIssues } from './core/issues';
import { defaultSeeds, seedFile, type Seeds } from './providers';

/**
 * Gives back the seeds of a file, or the default ones of `fixtures` where none is named.
 *
 * @throws ConfigError with the path of what is wrong in the file.
 */
export function readSeeds(file: string | undefined): Seeds {
  if (file === undefined) return defaultSeeds();
  const read = v.safeParse(seedFile, readJsonObject(file, 'the seed file'));
  if (read.success) return read.output;
  throw new ConfigError(`${file} is not a seed that Mayfly can use:\n${describeIssues(read.issues)}`);
}
