import type { Milliseconds } from '../../core/exchange';
import type { ResourceMode } from '../../core/resources';
import type { BridgeSeed } from './seed';

/** `strict`: unknown and over-long fields of a body are refused. `schema`: as open as Bridge's own schema. */
export type BodyRules = 'strict' | 'schema';

/** `wire`: `source.key` is the object seen in real answers. `schema`: it is text, as Bridge's schema has it. */
export type ErrorForm = 'wire' | 'schema';

/** How Bridge's endpoints are set up. */
export interface BridgeOptions {
  readonly resources: ResourceMode;
  readonly seed: BridgeSeed;
  /** How long a key is valid; five minutes, as Bridge's are, where it isn't set. */
  readonly keyLifetime: Milliseconds | undefined;
  readonly body: BodyRules;
  readonly errors: ErrorForm;
}
