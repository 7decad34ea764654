import type { Contract, ContractOperation } from './contract';
import type { Answer, ApiRequest, IdempotencyOutcome, Milliseconds } from './exchange';
import type { Claim } from './idempotency';
import type { Ids } from './ids';
import type { Caller, GivenParameters } from './operation';
import type { Problem } from './problem';
import type { OpenReader } from './reader';

/** How a provider treats idempotency keys. */
export interface IdempotencyRules {
  readonly methods: readonly string[];
  /** In characters; infinite where the contract alone decides. */
  readonly maxKeyLength: number;
  /** How long an answer is kept, in sandbox time. */
  readonly retention: Milliseconds;
  readonly afterRetention: Claim['afterRetention'];
}

/** What is known of an exchange when its headers are written. */
export interface Closing {
  readonly request: ApiRequest;
  readonly requestId: string;
  readonly status: number;
  /** The origin of the page that asks, where that page may read the reply. */
  readonly page: string | undefined;
  readonly problem: Problem | undefined;
  readonly idempotency: IdempotencyOutcome | undefined;
}

/** A resource of a seed, as it is stored. */
export interface SeedEntity {
  readonly type: string;
  readonly account: string;
  readonly id: string;
  readonly value: unknown;
}

/** One emulated API: what the core must know of it, and all it must know. */
export interface Provider {
  readonly name: string;
  /** Paths that begin with it are this provider's. */
  readonly basePath: string;
  readonly contract: Contract;
  readonly idempotency: IdempotencyRules;
  /** Headers of every answer of the whole server, for clients that look for them on `/`. */
  readonly signature: Readonly<Record<string, string>>;
  /** Gives back a curl call that works on this provider as it is set up; undefined when none can. */
  readonly example: (url: string) => string | undefined;
  /** Gives back the sandbox that an API key opens; undefined where the text is no API key of this provider. */
  sandboxOf(apiKey: string): string | undefined;
  /**
   * Gives back the resources of a seed as they are stored in a sandbox; undefined where the sandbox is another provider's.
   * Throws a ValiError where the seed is none.
   */
  readSeed(part: unknown, sandbox: string): readonly SeedEntity[] | undefined;
  /** Puts another seed in the place of the one that every sandbox begins with. Throws a ValiError where it is none. */
  replaceSeed(part: unknown): void;
  createRequestId(ids: Ids): string;
  /** Gives back a text with this provider's credentials in it masked. */
  redact(text: string): string;
  /** Says who asks, or throws one of the credential problems. */
  authenticate(request: ApiRequest, operation: ContractOperation, open: OpenReader): Promise<Caller>;
  /** Checks what the provider wants said in headers beside the credential; gives back the caller, perhaps for another account. */
  admit(request: ApiRequest, operation: ContractOperation, caller: Caller, open: OpenReader): Promise<Caller>;
  /** Gives back the parameters as they were sent, or throws where they can't be read. */
  readParameters(
    request: ApiRequest,
    operation: ContractOperation,
    path: Readonly<Record<string, string>>,
  ): Omit<GivenParameters, 'header'>;
  /** Says a problem in the provider's words. */
  render(problem: Problem): Answer;
  /** Writes an answer's body, byte for byte as the provider does. */
  serialize(answer: Answer): string;
  /** Gives back the headers of a reply. */
  headers(closing: Closing): Readonly<Record<string, string>>;
}
