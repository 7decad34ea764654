import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** In milliseconds. What happens under a lock takes a tenth of a second; one that stands for longer was left by a process that died. */
const patience = 3_000;
const pause = 50;

/** Runs something while no other process does so in the same folder. Makes the folder where it isn't there, for its owner alone. */
export async function whileLocked<Value>(folder: string, run: () => Promise<Value>): Promise<Value> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = join(folder, 'lock');
  await take(lock);
  try {
    return await run();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<void> {
  for (let waited = 0; ; waited += pause) {
    try {
      const handle = await open(lock, 'wx', 0o600);
      await handle.close();
      return;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    if (waited >= patience) {
      await rm(lock, { force: true });
      waited = 0;
    }
    await setTimeout(pause);
  }
}

/** Writes a file in one step: who reads it meanwhile reads the old one or the new one, and never half of it. */
export async function replaceFile(file: string, text: string, mode: number): Promise<void> {
  const draft = `${file}.${process.pid}`;
  await rm(draft, { force: true });
  await writeFile(draft, text, { mode });
  await rename(draft, file);
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
