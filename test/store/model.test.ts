import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { createMemoryStore } from '../../src/store/memory';
import { createModel, storeCommands } from './model';

/**
 * The state machine of idempotency keys, leases and expiry against its model: 2 sandboxes, 3 record keys, 3 owners, 2
 * fingerprints, and jumps of both clocks to either side of each boundary.
 *
 * A suite like this is worth what it finds, so bugs are planted, and each must turn it red:
 *
 *     npm run test:planted-bugs
 *
 *  1. a commit by somebody who lost the claim is taken          6. a claim whose lease is over is never taken over
 *  2. the lease follows the sandbox's clock                      7. an expired key is still active
 *  3. a lease lasts one millisecond too long                     8. a record is kept one millisecond too long
 *  4. other parameters get the stored answer                     9. a commit ignores that an entity has changed
 *  5. an expired record of Bridge's kind is forgotten           10. anybody may release a claim
 * 11. a commit ignores that something it rests on has changed
 */
describe('the memory store', () => {
  it('does what the model does, whatever comes in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(storeCommands(60), async (commands) => {
        const clocks = { wall: 1_700_000_000_000, real: 0 };
        const store = createMemoryStore({ wall: () => clocks.wall, real: () => clocks.real });
        await fc.asyncModelRun(() => ({ model: createModel(clocks), real: { store, clocks } }), commands);
      }),
      { numRuns: 1_500 },
    );
  });
});
