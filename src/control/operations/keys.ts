import { controlKeys, type KeySummary } from '../../core/keyControl';
import { defineOperation, type Operation } from '../../core/operation';
import { missing } from '../../core/resources';
import { everywhere, type Store } from '../../core/store';
import type { components, operations } from '../contract';

type Key = components['schemas']['key'];

/** `/_mayfly/keys`: the ephemeral keys that are remembered, and their end. Without a sandbox those of all. */
export function keyOperations(store: Store): Readonly<Record<string, Operation>> {
  async function namesFor(name: string): Promise<readonly string[]> {
    return name === everywhere ? (await store.sandboxes()).map((sandbox) => sandbox.name) : [name];
  }

  async function end(name: string, id: string, how: 'expire' | 'delete') {
    for (const each of await namesFor(name)) {
      const ended = await controlKeys(store, each)[how](id);
      if (ended !== undefined) return { answer: { status: 200, body: show(ended, each) }, changes: [] };
    }
    throw missing({ noun: 'key' }, id, 'key', 'path');
  }

  return {
    ListKeys: defineOperation<operations['ListKeys']>(async ({ caller }) => {
      const names = await namesFor(caller.sandbox);
      const lists = names.map(async (name) => (await controlKeys(store, name).list()).map((key) => show(key, name)));
      return { answer: { status: 200, body: { keys: (await Promise.all(lists)).flat() } }, changes: [] };
    }),
    DeleteKey: defineOperation<operations['DeleteKey']>(({ caller }, { path }) =>
      end(caller.sandbox, path.key, 'delete'),
    ),
    ExpireKey: defineOperation<operations['ExpireKey']>(({ caller }, { path }) =>
      end(caller.sandbox, path.key, 'expire'),
    ),
  };
}

function show(key: KeySummary, sandbox: string): Key {
  return {
    id: key.id,
    state: key.state,
    account: key.account,
    scope: key.scope,
    created: key.created.toISOString(),
    expires: key.expires.toISOString(),
    secondsLeft: key.secondsLeft,
    request: key.request ?? null,
    sandbox,
  };
}
