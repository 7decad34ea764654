import type { Milliseconds } from './exchange';

/** A sandbox's own time: it runs beside the wall clock at a distance, or it stands still. */
export type SandboxClock =
  { readonly mode: 'running'; readonly offset: Milliseconds } | { readonly mode: 'frozen'; readonly at: Milliseconds };

/** A change that somebody asks of a clock. `freeze` without a time stops it where it is; `resume` lets it run again from there. */
export type ClockMove =
  | { readonly kind: 'freeze'; readonly at?: Milliseconds }
  | { readonly kind: 'advance'; readonly by: Milliseconds }
  | { readonly kind: 'resume' };

/** The end of the year 9999, the last one that ISO 8601 writes with four digits. Clocks are not moved beyond it. */
export const latestTime: Milliseconds = Date.UTC(10_000, 0, 1) - 1;

export const startingClock: SandboxClock = { mode: 'running', offset: 0 };

/** Gives back what the clock shows while the wall clock shows `wall`. */
export function readClock(clock: SandboxClock, wall: Milliseconds): Milliseconds {
  return clock.mode === 'frozen' ? clock.at : wall + clock.offset;
}

/** Gives back the clock after the move, or undefined where the move would take it back or past the latest time. */
export function moveClock(clock: SandboxClock, move: ClockMove, wall: Milliseconds): SandboxClock | undefined {
  const now = readClock(clock, wall);
  if (move.kind === 'resume') return { mode: 'running', offset: now - wall };
  const target = move.kind === 'advance' ? now + move.by : (move.at ?? now);
  if (!(target >= now && target <= latestTime)) return undefined;
  if (move.kind === 'freeze' || clock.mode === 'frozen') return { mode: 'frozen', at: target };
  return { mode: 'running', offset: clock.offset + move.by };
}
