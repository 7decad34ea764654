import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder `fixtures`, which lies beside `src` and beside the built `dist` alike. */
const fixtures = join(__dirname, '..', '..', 'fixtures');

/** Gives back a JSON file of `fixtures`, unchecked. */
export function readFixture(name: string): unknown {
  const content: unknown = JSON.parse(readFileSync(join(fixtures, name), 'utf8'));
  return content;
}
