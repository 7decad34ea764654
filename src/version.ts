import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

/** Gives back the version in package.json, which lies beside `src` and beside the built `dist` alike. */
export function readVersion(): string {
  const content: unknown = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8'));
  return v.parse(v.looseObject({ version: v.string() }), content).version;
}
