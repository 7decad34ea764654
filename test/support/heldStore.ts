import { setImmediate } from 'node:timers/promises';
import type { Store } from '../../src/core/store';

/** A real store whose commits can be made to wait, so that a test can look at what happens while an operation is under way. */
export interface HeldStore {
  readonly store: Store;
  /** From now on commits wait. */
  hold(): void;
  /** Resolves once so many commits have come to wait. */
  waiting(count: number): Promise<void>;
  /** Lets one waiting commit go, by the order in which they came. */
  letGo(index: number): void;
  /** Lets all go, and holds none from now on. */
  letAllGo(): void;
}

export function holdCommits(store: Store): HeldStore {
  const gates: (() => void)[] = [];
  let isHolding = false;

  return {
    store: {
      ...store,
      async commit(commit) {
        if (isHolding) await new Promise<void>((open) => gates.push(open));
        return store.commit(commit);
      },
    },
    hold() {
      isHolding = true;
    },
    async waiting(count) {
      while (gates.length < count) await setImmediate();
    },
    letGo(index) {
      gates[index]?.();
    },
    letAllGo() {
      isHolding = false;
      for (const open of gates.splice(0)) open();
    },
  };
}
