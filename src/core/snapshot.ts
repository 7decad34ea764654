import * as v from 'valibot';
import { latestTime } from './clock';
import { faultRules } from './faults';
import { issuedKeys } from './keys';
import { everywhere, type Store } from './store';

const milliseconds = v.pipe(v.number(), v.integer());
/** A point of time that a clock can show, and a distance between two. */
const pointOfTime = v.pipe(v.number(), v.minValue(0), v.maxValue(latestTime));
const distance = v.pipe(v.number(), v.minValue(-latestTime), v.maxValue(latestTime - Date.UTC(2020, 0, 1)));

const state = v.strictObject({
  clock: v.variant('mode', [
    v.strictObject({ mode: v.literal('running'), offset: distance }),
    v.strictObject({ mode: v.literal('frozen'), at: pointOfTime }),
  ]),
  entities: v.array(
    v.pipe(
      v.strictObject({
        type: v.string(),
        account: v.string(),
        id: v.string(),
        version: v.pipe(v.number(), v.integer(), v.minValue(1)),
        value: v.unknown(),
        collectAt: v.optional(v.number()),
      }),
      v.check(({ type, value }) => isSound(type, value), 'is no such thing as its type says'),
    ),
  ),
  records: v.array(
    v.strictObject({
      key: v.string(),
      record: v.strictObject({
        state: v.literal('completed'),
        fingerprint: v.string(),
        reply: v.strictObject({
          status: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)),
          body: v.string(),
          // It goes into a header.
          requestId: v.pipe(v.string(), v.regex(/^[\w-]{1,100}$/)),
        }),
        expires: milliseconds,
      }),
    }),
  ),
});

/** True for what can be read again; what a provider stores, it reads with schemas of its own. */
function isSound(type: string, value: unknown): boolean {
  const known = [issuedKeys, faultRules].find(({ name }) => name === type);
  return known === undefined ? typeof value === 'object' && value !== null : v.is(known.schema, value);
}

/** The state of some sandboxes as JSON: what a test can keep in its repository. It holds the answers that are replayed, secrets of fake keys included. */
export const snapshot = v.strictObject({ format: v.literal(1), sandboxes: v.record(v.string(), state) });

export type Snapshot = v.InferOutput<typeof snapshot>;

/** Gives back the state of one sandbox, or of all where none is named. */
export async function takeSnapshot(store: Store, name: string): Promise<Snapshot> {
  const names = name === everywhere ? (await store.sandboxes()).map((sandbox) => sandbox.name) : [name];
  const states = await Promise.all(names.map(async (each) => [each, await store.dump(each)] as const));
  return v.parse(snapshot, { format: 1, sandboxes: Object.fromEntries(states) });
}

/**
 * Puts the states of a snapshot in the place of what is there: of all sandboxes, or of one. A snapshot of one sandbox can be
 * put into another one only if that is its own: ids and secrets name the sandbox that they belong to.
 */
export async function restoreSnapshot(store: Store, name: string, { sandboxes }: Snapshot): Promise<void> {
  if (name !== everywhere && !Object.hasOwn(sandboxes, name))
    throw new SnapshotError(Object.keys(sandboxes).join(', ') || 'no sandbox', name);
  if (name === everywhere) await store.reset();
  for (const [each, held] of Object.entries(sandboxes)) {
    if (name !== everywhere && each !== name) throw new SnapshotError(each, name);
    await store.load(each, {
      ...held,
      entities: held.entities.map((entity) => ({ ...entity, collectAt: entity.collectAt })),
    });
  }
}

/** A snapshot is of another sandbox than the one it should go into. */
export class SnapshotError extends RangeError {
  constructor(held: string, wanted: string) {
    super(
      `The snapshot is of the sandbox ${held}, and can't be put into ${wanted}: its ids and secrets name the sandbox that they belong to. Restore it with the API key that it was taken with.`,
    );
  }
}
