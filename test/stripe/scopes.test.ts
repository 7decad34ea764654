import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Mayfly } from '../../src';
import { newApiKey, startMayfly } from '../support/mayfly';
import { createScene, kinds } from './scopeModel';

/** What can happen, in any order. A number picks one of what is there by then. */
const action = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constant('issue' as const), fc.constantFrom(...kinds), fc.nat(1)) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('attach' as const), fc.nat(1)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('detach' as const), fc.nat(20)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('revoke' as const), fc.nat(20)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('wait' as const), fc.constantFrom(1, 1_799, 1_800, 3_599)) },
  { weight: 12, arbitrary: fc.tuple(fc.constant('read' as const), fc.nat(20), fc.nat(60)) },
  { weight: 3, arbitrary: fc.tuple(fc.constant('take' as const), fc.nat(20), fc.nat(20), fc.nat(1)) },
);

describe('the scope of a key', () => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly();
  });
  afterAll(() => mayfly.close());

  it('is never left, and ends at "expires", whatever happens in whatever order', async () => {
    const judged = { allowed: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 30, maxLength: 60 }), async (actions) => {
        const scene = await createScene(mayfly, newApiKey());
        for (const step of actions) {
          switch (step[0]) {
            case 'issue':
              await scene.issue(step[1], step[2]);
              break;
            case 'attach':
              await scene.attach(step[1]);
              break;
            case 'detach':
              await scene.detach(step[1]);
              break;
            case 'revoke':
              await scene.revoke(step[1]);
              break;
            case 'wait':
              await scene.wait(step[1]);
              break;
            case 'read':
              expect(await scene.read(step[1], step[2])).toBeUndefined();
              break;
            case 'take':
              expect(await scene.take(step[1], step[2], step[3])).toBeUndefined();
              break;
          }
        }
        const { allowed, refused } = scene.counts();
        judged.allowed += allowed;
        judged.refused += refused;
      }),
      { numRuns: 100 },
    );
    // A run in which nothing is ever allowed, or refused, would prove nothing.
    expect(judged.allowed).toBeGreaterThan(100);
    expect(judged.refused).toBeGreaterThan(200);
  });
});
