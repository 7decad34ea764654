import { homedir } from 'node:os';
import { join } from 'node:path';

/** What the place of a user's files depends on. */
export interface Machine {
  readonly platform: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

export function describeMachine(): Machine {
  return { platform: process.platform, environment: process.env, home: homedir() };
}

/** Gives back the folder where this machine's programs keep what they have made for a user. */
export function dataFolderOf({ platform, environment, home }: Machine): string {
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'mayfly');
    case 'win32':
      return join(environment['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'mayfly');
    default:
      // https://specifications.freedesktop.org/basedir-spec: a path that isn't absolute counts as none.
      return join(absolute(environment['XDG_DATA_HOME']) ?? join(home, '.local', 'share'), 'mayfly');
  }
}

function absolute(path: string | undefined): string | undefined {
  return path?.startsWith('/') === true ? path : undefined;
}
