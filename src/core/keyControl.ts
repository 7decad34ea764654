import * as v from 'valibot';
import type { Milliseconds } from './exchange';
import { issuedKeys, keyStateAt, toSeconds, type IssuedKey, type KeyState } from './keys';
import type { Entity, Store } from './store';

/** An ephemeral key as tests see it. It has no secret: only the reply that issued it has. */
export interface KeySummary {
  readonly id: string;
  readonly state: KeyState;
  /** The account that it was issued for. */
  readonly account: string;
  /** What it opens. */
  readonly scope: readonly { readonly type: string; readonly id: string }[];
  readonly created: Date;
  readonly expires: Date;
  /** By the sandbox's clock; 0 for a key that has ended. */
  readonly secondsLeft: number;
  /** The id of the request that it was issued to. */
  readonly request: string | undefined;
}

/** The ephemeral keys of a sandbox. */
export interface KeyControl {
  /** Gives back every key that is remembered, the oldest first. */
  list(): Promise<readonly KeySummary[]>;
  /** Lets a key expire now, and gives it back; undefined where there is none with this id. One that has ended stays as it is. */
  expire(id: string): Promise<KeySummary | undefined>;
  /** Revokes a key now, as a DELETE of the provider's would. */
  delete(id: string): Promise<KeySummary | undefined>;
}

/** Gives back the control of a sandbox's keys. */
export function controlKeys(store: Store, name: string): KeyControl {
  const remembered = () => store.list(name, issuedKeys.name);

  /** Changes an active key, again where somebody else changes it meanwhile. */
  async function end(
    id: string,
    change: (key: IssuedKey, now: Milliseconds) => IssuedKey,
  ): Promise<KeySummary | undefined> {
    const entity = (await remembered()).find((candidate) => candidate.id === id);
    if (entity === undefined) return undefined;
    const now = await store.now(name);
    const key = v.parse(issuedKeys.schema, entity.value);
    if (keyStateAt(key, now) !== 'active') return summarize(entity, now);

    const { version: readVersion, ...kept } = entity;
    const effect = { ...kept, readVersion, value: change(key, now) };
    const committed = await store.commit({ sandbox: name, effects: [effect], unchanged: [], record: undefined });
    return committed === 'committed' ? summarize(effect, now) : end(id, change);
  }

  return {
    async list() {
      const now = await store.now(name);
      return (await remembered()).map((entity) => summarize(entity, now));
    },
    expire: (id) => end(id, (key, now) => ({ ...key, expires: toSeconds(now) })),
    delete: (id) => end(id, (key) => ({ ...key, endedBy: 'deletion' })),
  };
}

function summarize({ account, value }: Pick<Entity, 'account' | 'value'>, now: Milliseconds): KeySummary {
  const key = v.parse(issuedKeys.schema, value);
  const state = keyStateAt(key, now);
  return {
    id: key.id,
    state,
    account,
    scope: key.scope,
    created: new Date(key.created * 1_000),
    expires: new Date(key.expires * 1_000),
    secondsLeft: state === 'active' ? key.expires - toSeconds(now) : 0,
    request: key.request,
  };
}
