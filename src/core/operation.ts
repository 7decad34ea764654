import type { Answer, Milliseconds } from './exchange';
import type { Ids } from './ids';
import type { IssuedKey } from './keys';
import type { EntityType, Reader } from './reader';

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
  readonly requestId: string;
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
  readonly header: unknown;
  readonly body: unknown;
}

/** An operation with its parameters checked and inside: all that is left is to run it. */
export type PreparedRun = (context: Context) => Promise<Outcome>;

/** Gives back the parameters that a credential of this kind sends, typed, or throws `parameters_invalid`. */
export type Check<Parameters> = (given: GivenParameters, credential: string) => Parameters;

/** An operation that knows how to check its parameters. */
export type BoundOperation = (given: GivenParameters, credential: string) => PreparedRun;

/** One endpoint. It takes its checker from the contract, so that the type of its parameters never leaves it. */
export interface Operation {
  bind(compileCheck: <Parameters>() => Check<Parameters>): BoundOperation;
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
      return (given, credential) => {
        const parameters = check(given, credential);
        return (context) => run(context, parameters);
      };
    },
  };
}
