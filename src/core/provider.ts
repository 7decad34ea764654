import type { Contract, ContractOperation } from './contract';
import type { Answer, ApiRequest, IdempotencyOutcome, Milliseconds } from './exchange';
import type { Claim } from './idempotency';
import type { Ids } from './ids';
import type { IssuedKey } from './keys';
import type { Problem } from './problem';
import type { EntityType, OpenReader, Reader } from './reader';

/** Who asks, once the credential has been read. */
export interface Caller {
  /** The security scheme of the contract that the credential fits. */
  readonly credential: string;
  readonly sandbox: string;
  readonly account: string;
  /** The credential as messages may show it. */
  readonly shown: string;
  /** The ephemeral key, where the credential is the secret of one. */
  readonly key: IssuedKey | undefined;
}

/** What an operation may know. Nothing here can change anything. */
export interface Context extends Reader {
  readonly caller: Caller;
  /** The sandbox's time when the run began. */
  readonly time: Milliseconds;
  readonly ids: Ids;
}

/** A change that an operation asks for, in the account and sandbox of its caller. */
export interface Change<Value = unknown> {
  readonly type: EntityType<Value>;
  readonly id: string;
  /** The version that was read; 0 when there was none. */
  readonly readVersion: number;
  readonly value: Value;
  /** Sandbox time from which on it can be forgotten; undefined: never. */
  readonly collectAt: Milliseconds | undefined;
}

/** What an operation says: its answer, and the changes that must come true with it. */
export interface Outcome {
  readonly answer: Answer;
  readonly changes: readonly Change[];
}

/** Parameters by where they were sent, not yet checked. */
export interface GivenParameters {
  readonly path: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** An operation with its parameters checked and inside: all that is left is to run it. */
export type PreparedRun = (context: Context) => Promise<Outcome>;

/** Gives back the parameters, typed, or throws `parameters_invalid`. */
export type Check<Parameters> = (given: GivenParameters) => Parameters;

/** One endpoint. It takes its checker from the contract, so that the type of its parameters never leaves it. */
export interface Operation {
  bind(compileCheck: <Parameters>() => Check<Parameters>): (given: GivenParameters) => PreparedRun;
}

/** The parameters of an operation, read off its generated contract type. */
export interface ParametersOf<Types> {
  readonly path: Types extends { parameters: { path: infer Path } } ? Path : unknown;
  readonly query: Types extends { parameters: { query?: infer Query } } ? Exclude<Query, undefined> : unknown;
  readonly body: Types extends { requestBody?: { content: infer Content } } ? Content[keyof Content] : unknown;
}

/**
 * Gives back an operation. `Types` is its entry in the generated `operations` of the contract.
 *
 * @example defineOperation<operations['GetCustomersCustomer']>(async (context, { path }) => …)
 */
export function defineOperation<Types>(
  run: (context: Context, parameters: ParametersOf<Types>) => Promise<Outcome>,
): Operation {
  return {
    bind(compileCheck) {
      const check = compileCheck<ParametersOf<Types>>();
      return (given) => {
        const parameters = check(given);
        return (context) => run(context, parameters);
      };
    },
  };
}

/** How a provider treats idempotency keys. */
export interface IdempotencyRules {
  readonly methods: readonly string[];
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
  readonly problem: Problem | undefined;
  readonly idempotency: IdempotencyOutcome | undefined;
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
  /** Gives back the arguments of a curl call that works on this provider as it is set up; undefined when none can. */
  readonly example: (url: string) => string | undefined;
  /** Gives back the sandbox that an API key opens; undefined where the text is no API key of this provider. */
  sandboxOf(apiKey: string): string | undefined;
  createRequestId(ids: Ids): string;
  /** Says who asks, or throws one of the credential problems. */
  authenticate(request: ApiRequest, open: OpenReader): Promise<Caller>;
  /** Checks what the provider wants said in headers beside the credential; gives back the caller, perhaps for another account. */
  admit(request: ApiRequest, operation: ContractOperation, caller: Caller, open: OpenReader): Promise<Caller>;
  /** Gives back the parameters as they were sent, or throws where they can't be read. */
  readParameters(
    request: ApiRequest,
    operation: ContractOperation,
    path: Readonly<Record<string, string>>,
  ): GivenParameters;
  /** Says a problem in the provider's words. */
  render(problem: Problem): Answer;
  /** Writes an answer's body, byte for byte as the provider does. */
  serialize(answer: Answer): string;
  /** Gives back the headers of a reply. */
  headers(closing: Closing): Readonly<Record<string, string>>;
}
