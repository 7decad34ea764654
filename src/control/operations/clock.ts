import { latestTime, moveClock, startingClock, type ClockMove } from '../../core/clock';
import { durationForm, readDuration } from '../../core/duration';
import { defineOperation, type Operation } from '../../core/operation';
import { ProblemError } from '../../core/problem';
import { everywhere, type Store } from '../../core/store';
import type { components, operations } from '../contract';

type Clock = components['schemas']['clock'];

/** `GET /_mayfly/clock` and what moves it. Without a sandbox every clock is moved, and those of sandboxes to come. */
export function clockOperations(store: Store): Readonly<Record<string, Operation>> {
  async function read(name: string): Promise<Clock> {
    const clock = (await store.sandboxes()).find((sandbox) => sandbox.name === name)?.clock;
    return { now: new Date(await store.now(name)).toISOString(), mode: clock?.mode ?? 'running' };
  }

  async function move(
    name: string,
    change: ClockMove,
  ): Promise<{ answer: { status: number; body: Clock }; changes: [] }> {
    const others = name === everywhere ? (await store.sandboxes()).map((sandbox) => sandbox.name) : [];
    // All or none: what one clock can't do, no clock does.
    for (const each of new Set([name, ...others])) {
      const clock = (await store.sandboxes()).find((sandbox) => sandbox.name === each)?.clock ?? startingClock;
      const now = await store.now(each);
      const wall = clock.mode === 'running' ? now - clock.offset : now;
      if (moveClock(clock, change, wall) === undefined) throw refuse(new Date(now));
    }
    for (const each of new Set([name, ...others])) {
      if ((await store.moveClock(each, change)) === undefined) throw refuse(new Date(await store.now(each)));
    }
    return { answer: { status: 200, body: await read(name) }, changes: [] };
  }

  return {
    GetClock: defineOperation<operations['GetClock']>(async ({ caller }) => ({
      answer: { status: 200, body: await read(caller.sandbox) },
      changes: [],
    })),
    FreezeClock: defineOperation<operations['FreezeClock']>(({ caller }, { body }) => {
      if (body.at === undefined) return move(caller.sandbox, { kind: 'freeze' });
      const at = Date.parse(body.at);
      if (Number.isNaN(at)) throw invalid('at', 'a time such as 2030-01-01T00:00:00Z', body.at);
      return move(caller.sandbox, { kind: 'freeze', at });
    }),
    AdvanceClock: defineOperation<operations['AdvanceClock']>(({ caller }, { body }) => {
      const by = readDuration(body.by);
      if (by === undefined) throw invalid('by', durationForm, body.by);
      return move(caller.sandbox, { kind: 'advance', by });
    }),
    ResumeClock: defineOperation<operations['ResumeClock']>(({ caller }) => move(caller.sandbox, { kind: 'resume' })),
  };
}

function refuse(now: Date): ProblemError {
  const reason = `The clock shows ${now.toISOString()} and only goes forward, up to ${new Date(latestTime).toISOString()}. To go back, reset the sandbox.`;
  return new ProblemError({ kind: 'state_conflict', reason });
}

function invalid(parameter: string, wanted: string, value: string): ProblemError {
  const reason = `must be ${wanted}, but is ${value}`;
  return new ProblemError({
    kind: 'parameters_invalid',
    violations: [{ kind: 'invalid', location: 'body', parameter, reason, value }],
  });
}
