import type { GivenParameters } from './operation';
import type { Problem, Unreadable } from './problem';

/** A span or a point of time in milliseconds; a point counts from the Unix epoch unless its comment says otherwise. */
export type Milliseconds = number;

/** A request as plain data, the same for every server in front of the core. */
export interface ApiRequest {
  readonly method: string;
  /** The path as it was sent: without the query, still percent-encoded. */
  readonly path: string;
  /** What follows the question mark, still percent-encoded; empty when there is none. */
  readonly query: string;
  /** Names in lower case; a header sent twice is joined with ", " as Node and Stripe do. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The bytes of the body, or why they could not be read. The core decides when that matters. */
  readonly body: Uint8Array | Unreadable;
}

/** What an operation or a problem says: a status and a value to be written as the provider writes JSON. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** An answer as it goes on the wire. */
export interface ApiReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The steps of the walk, in their order; an exchange names the last one it reached. */
export type Step =
  | 'guard'
  | 'route'
  | 'authenticate'
  | 'admit'
  | 'authorize'
  | 'limit'
  | 'read'
  | 'validate'
  | 'inject'
  | 'execute'
  | 'answer';

/** What became of the request's idempotency key: run for the first time, or answered from the record. */
export interface IdempotencyOutcome {
  readonly outcome: 'executed' | 'replayed';
  /** The request id of the exchange that ran the operation. */
  readonly originalRequestId: string;
}

/** A fault that was asked for and fired. */
export interface Injected {
  readonly rule: string;
  readonly when: 'before' | 'after';
  /** `answer`: another answer than the one that would have been. `latency`: the same one, later. */
  readonly effect: 'answer' | 'latency' | 'reset' | 'hang' | 'truncate' | 'garble';
  /** What is said instead, where the effect is another answer. */
  readonly problem?: Problem;
}

/** A request with its reply and what happened between them. */
export interface Exchange {
  readonly request: ApiRequest;
  /** The path with every credential in it masked: people paste secrets where ids belong. */
  readonly shownPath: string;
  readonly reply: ApiReply;
  readonly provider: string;
  readonly requestId: string;
  readonly operation: string | undefined;
  readonly sandbox: string | undefined;
  /** The security scheme of the contract that the request's credential fits. */
  readonly credential: string | undefined;
  /** The parameters as they were given, as far as they were read; nothing has checked or masked them. */
  readonly parameters: Partial<GivenParameters> | undefined;
  readonly step: Step;
  readonly problem: Problem | undefined;
  readonly idempotency: IdempotencyOutcome | undefined;
  readonly fault: Injected | undefined;
}
