import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findRoot } from './root';

/** Gives back a JSON file of the folder `fixtures`, unchecked. */
export function readFixture(name: string): unknown {
  const content: unknown = JSON.parse(readFileSync(join(findRoot(), 'fixtures', name), 'utf8'));
  return content;
}
