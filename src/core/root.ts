import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Gives back the package's own folder: the nearest one above this file that has a package.json. The file lies in `src` while
 * it is tested, and in a bundle in `dist` when it is built.
 */
export function findRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
