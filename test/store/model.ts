import fc from 'fast-check';
import * as v from 'valibot';
import { keyStateAt, issuedKeys } from '../../src/core/keys';
import type { Begun } from '../../src/core/idempotency';
import type { Store } from '../../src/core/store';

/**
 * What a store must do, said a second time and as simply as can be, to be compared with what it does. A new store is
 * tried with the same commands.
 */

/** The clocks outside, moved by the commands. */
export interface OutsideClocks {
  wall: number;
  real: number;
}

interface ModelRecord {
  state: 'in_flight' | 'completed';
  fingerprint: string;
  owner: string;
  attempt: number;
  /** Real time in flight, sandbox time once completed. */
  until: number;
  body: string;
}

interface ModelKey {
  version: number;
  expires: number;
  isDeleted: boolean;
}

interface ModelSandbox {
  offset: number;
  frozenAt: number | undefined;
  records: Map<string, ModelRecord>;
  keys: Map<string, ModelKey>;
}

export interface Model {
  wall: number;
  real: number;
  replies: number;
  sandboxes: Map<string, ModelSandbox>;
}

export interface System {
  readonly store: Store;
  readonly clocks: OutsideClocks;
}

type Command = fc.AsyncCommand<Model, System>;

const lease = 10_000;
const day = 86_400_000;
const keyLifetime = 3_600_000;
const jump = fc.constantFrom(1, lease - 1, lease, lease + 1, keyLifetime - 1, keyLifetime, day - 1, day, day + 1);

const sandboxName = fc.constantFrom('A', 'B');
const recordKey = fc.constantFrom('k1', 'k2', 'k3');
const owner = fc.constantFrom('o1', 'o2', 'o3');
const fingerprint = fc.constantFrom('f1', 'f2');
const afterRetention = fc.constantFrom('forget' as const, 'refuse' as const);

export function createModel(clocks: OutsideClocks): Model {
  return { ...clocks, replies: 0, sandboxes: new Map() };
}

function at(model: Model, name: string): ModelSandbox {
  const sandbox = model.sandboxes.get(name) ?? { offset: 0, frozenAt: undefined, records: new Map(), keys: new Map() };
  model.sandboxes.set(name, sandbox);
  return sandbox;
}

function now(model: Model, name: string): number {
  const { frozenAt, offset } = at(model, name);
  return frozenAt ?? model.wall + offset;
}

function same(actual: unknown, expected: unknown, what: string): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: the store says ${a}, the model ${b}`);
}

function command(name: string, run: (model: Model, system: System) => Promise<void>): Command {
  return { check: () => true, run, toString: () => name };
}

/** Gives back sequences of commands, 1 to `size` each. */
export function storeCommands(size: number): fc.Arbitrary<Iterable<Command>> {
  const weigh = (arbitrary: fc.Arbitrary<Command>, times: number) => Array.from({ length: times }, () => arbitrary);
  return fc.commands(
    [
      ...weigh(
        fc.tuple(sandboxName, recordKey, fingerprint, owner, afterRetention).map((args) => begin(...args)),
        4,
      ),
      ...weigh(
        fc.tuple(sandboxName, recordKey, owner, fc.boolean()).map((args) => commit(...args)),
        4,
      ),
      fc.tuple(sandboxName, recordKey, owner).map((args) => release(...args)),
      fc.tuple(sandboxName, recordKey).map((args) => peek(...args)),
      ...weigh(
        fc.tuple(sandboxName, jump).map((args) => advance(...args)),
        2,
      ),
      fc.tuple(sandboxName).map((args) => freeze(...args)),
      ...weigh(jump.map(moveReal), 2),
      jump.map(moveWall),
      fc.tuple(sandboxName, fc.nat(20), fc.nat(2), fc.nat(20), fc.nat(2)).map((args) => deleteKey(...args)),
      ...weigh(sandboxName.map(useKeys), 2),
      sandboxName.map(reset),
    ],
    { maxCommands: size, size: 'max' },
  );
}

function begin(name: string, key: string, fp: string, token: string, after: 'forget' | 'refuse'): Command {
  return command(`begin ${name}/${key} ${fp} by ${token}, ${after}`, async (model, { store }) => {
    const { records } = at(model, name);
    const record = records.get(key);
    const grant = (attempt: number): Begun => {
      records.set(key, {
        state: 'in_flight',
        fingerprint: fp,
        owner: token,
        attempt,
        until: model.real + lease,
        body: '',
      });
      return { kind: 'claimed', attempt };
    };

    let expected: Begun;
    if (record === undefined) expected = grant(1);
    else if (record.state === 'completed' && now(model, name) >= record.until) {
      expected = after === 'forget' ? grant(1) : { kind: 'expired' };
    } else if (record.fingerprint !== fp) expected = { kind: 'mismatch' };
    else if (record.state === 'completed') {
      expected = { kind: 'replay', reply: { status: 200, body: record.body, requestId: record.body } };
    } else if (model.real < record.until) expected = { kind: 'in_use' };
    else expected = grant(record.attempt + 1);

    same(
      await store.begin(name, key, { fingerprint: fp, owner: token, lease, afterRetention: after }),
      expected,
      'begin',
    );
  });
}

function commit(name: string, key: string, token: string, withKey: boolean): Command {
  return command(`commit ${name}/${key} by ${token}${withKey ? ' with a key' : ''}`, async (model, { store }) => {
    const { records, keys } = at(model, name);
    const record = records.get(key);
    const time = now(model, name);
    model.replies += 1;
    const body = `reply ${model.replies}`;
    const expires = Math.floor(time / 1_000) + keyLifetime / 1_000;
    const isOurs = record?.state === 'in_flight' && record.owner === token;

    const committed = await store.commit({
      sandbox: name,
      record: { key, owner: token, reply: { status: 200, body, requestId: body }, retention: day },
      effects: withKey ? [keyEffect(body, 0, expires, false)] : [],
      unchanged: [],
    });

    same(committed, isOurs ? 'committed' : 'stale', 'commit');
    if (!isOurs) return;
    records.set(key, { ...record, state: 'completed', until: time + day, body });
    if (withKey) keys.set(body, { version: 1, expires, isDeleted: false });
  });
}

function keyEffect(id: string, readVersion: number, expires: number, isDeleted: boolean) {
  const value = {
    id,
    secretHash: '',
    created: 0,
    expires,
    scope: [],
    ...(isDeleted && { endedBy: 'deletion' as const }),
  };
  return { type: issuedKeys.name, account: 'a', id, readVersion, value, collectAt: undefined };
}

function release(name: string, key: string, token: string): Command {
  return command(`release ${name}/${key} by ${token}`, async (model, { store }) => {
    const { records } = at(model, name);
    const record = records.get(key);
    if (record?.state === 'in_flight' && record.owner === token) records.delete(key);
    await store.release({ sandbox: name, key, owner: token });
  });
}

function peek(name: string, key: string): Command {
  return command(`peek ${name}/${key}`, async (model, { store }) => {
    const record = at(model, name).records.get(key);
    const counts = record !== undefined && (record.state === 'in_flight' || now(model, name) < record.until);
    same(await store.peek(name, key), counts ? record.fingerprint : undefined, 'peek');
  });
}

function advance(name: string, by: number): Command {
  return command(`advance ${name} by ${by}`, async (model, { store }) => {
    const sandbox = at(model, name);
    if (sandbox.frozenAt === undefined) sandbox.offset += by;
    else sandbox.frozenAt += by;
    same(await store.moveClock(name, { kind: 'advance', by }), now(model, name), 'advance');
  });
}

function freeze(name: string): Command {
  return command(`freeze ${name}`, async (model, { store }) => {
    at(model, name).frozenAt = now(model, name);
    same(await store.moveClock(name, { kind: 'freeze' }), now(model, name), 'freeze');
  });
}

function moveReal(by: number): Command {
  return command(`real time + ${by}`, (model, { clocks }) => {
    model.real += by;
    clocks.real += by;
    return Promise.resolve();
  });
}

function moveWall(by: number): Command {
  return command(`wall clock + ${by}`, (model, { clocks }) => {
    model.wall += by;
    clocks.wall += by;
    return Promise.resolve();
  });
}

/** Deletes a key, and rests on another one that was read at some version: where either has changed, nothing happens. */
function deleteKey(name: string, pick: number, readVersion: number, other: number, otherVersion: number): Command {
  const text = `delete key ${pick} of ${name} at version ${readVersion} while key ${other} is at ${otherVersion}`;
  return command(text, async (model, { store }) => {
    const { keys } = at(model, name);
    const [id, key] = [...keys][pick % Math.max(keys.size, 1)] ?? [];
    if (id === undefined || key === undefined) return;
    const effects = [keyEffect(id, readVersion, key.expires, true)];
    const [otherId = 'none', rest] = [...keys][other % keys.size] ?? [];
    const read = { type: issuedKeys.name, account: 'a', id: otherId, readVersion: otherVersion };
    const isCurrent = key.version === readVersion && rest?.version === otherVersion;
    same(
      await store.commit({ sandbox: name, record: undefined, effects, unchanged: [read] }),
      isCurrent ? 'committed' : 'conflict',
      'delete',
    );
    if (isCurrent) keys.set(id, { ...key, version: key.version + 1, isDeleted: true });
  });
}

/** Every key is there exactly when the model has it, and is served exactly while the model says so. */
function useKeys(name: string): Command {
  return command(`use the keys of ${name}`, async (model, { store }) => {
    const time = now(model, name);
    same(await store.now(name), time, 'now');
    const expected = [...at(model, name).keys].map(([id, key]) => {
      const isOver = Math.floor(time / 1_000) >= key.expires;
      return [id, key.version, key.isDeleted ? 'deleted' : isOver ? 'expired' : 'active'];
    });
    const listed = await store.list(name, issuedKeys.name);
    const actual = await Promise.all(
      listed.map(async ({ id }) => {
        const entity = await store.read(name, { type: issuedKeys.name, account: 'a', id });
        return [id, entity?.version, keyStateAt(v.parse(issuedKeys.schema, entity?.value), await store.now(name))];
      }),
    );
    same(actual.sort(), expected.sort(), 'keys');
  });
}

function reset(name: string): Command {
  return command(`reset ${name}`, async (model, { store }) => {
    model.sandboxes.delete(name);
    await store.reset(name);
  });
}
