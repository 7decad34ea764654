import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { findRoot } from './core/root';

/** Gives back the version in package.json. */
export function readVersion(): string {
  const content: unknown = JSON.parse(readFileSync(join(findRoot(), 'package.json'), 'utf8'));
  return v.parse(v.looseObject({ version: v.string() }), content).version;
}
