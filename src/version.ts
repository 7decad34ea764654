import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Gives back the version in package.json, which lies beside `src` and beside the built `dist` alike. */
export function readVersion(): string {
  const content: unknown = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8'));
  return z.looseObject({ version: z.string() }).parse(content).version;
}
