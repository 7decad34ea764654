/** Where a parameter was sent. */
export type ParameterLocation = 'path' | 'query' | 'body' | 'header';

/** One way in which the parameters break the contract. `parameter` is in bracket form: `expand[0]`. */
export type Violation = { readonly location: ParameterLocation; readonly parameter: string } & (
  | { readonly kind: 'unknown' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too_long'; readonly limit: number; readonly value: string }
  | { readonly kind: 'name_too_long'; readonly limit: number; readonly name: string }
  | { readonly kind: 'too_many'; readonly limit: number; readonly count: number }
  | { readonly kind: 'wrong_type'; readonly expected: string; readonly value: unknown }
  | { readonly kind: 'not_exactly_one'; readonly allowed: readonly string[]; readonly given: readonly string[] }
  | { readonly kind: 'more_than_one'; readonly given: readonly string[] }
  | { readonly kind: 'not_allowed'; readonly allowed: readonly string[]; readonly value: unknown }
  | { readonly kind: 'too_small'; readonly least: number; readonly value: unknown }
  | { readonly kind: 'too_large'; readonly most: number; readonly value: unknown }
  | { readonly kind: 'invalid'; readonly reason: string; readonly value: unknown }
);

/** Why a part of a request could not be read, before anybody asked what it means. */
export type Unreadable =
  | { readonly reason: 'body_too_large'; readonly limit: number }
  | { readonly reason: 'body_aborted' }
  | { readonly reason: 'body_already_read' }
  | { readonly reason: 'compression_unsupported'; readonly given: string }
  | { readonly reason: 'compression_broken' }
  | { readonly reason: 'charset_unsupported'; readonly given: string }
  | { readonly reason: 'percent_encoding_broken'; readonly given: string }
  | { readonly reason: 'not_utf8'; readonly given: string }
  | { readonly reason: 'too_many_parameters'; readonly limit: number }
  | { readonly reason: 'nested_too_deep'; readonly limit: number; readonly given: string }
  | { readonly reason: 'json_broken'; readonly given: string }
  | { readonly reason: 'too_many_items'; readonly limit: number }
  | { readonly reason: 'http_broken' }
  | { readonly reason: 'expectation_unsupported'; readonly given: string }
  | { readonly reason: 'headers_too_large' }
  | { readonly reason: 'sent_too_slowly' };

/** Why a card that a customer pays with was not taken. */
export type CardRefusal =
  | 'number_incorrect'
  | 'month_invalid'
  | 'year_invalid'
  | 'security_code_invalid'
  | 'not_a_test_card'
  | 'declined'
  | 'insufficient_funds'
  | 'lost'
  | 'stolen'
  | 'velocity_exceeded'
  | 'fraudulent'
  | 'expired'
  | 'security_code_incorrect'
  | 'processing_error';

/**
 * Every way in which a request can fail. The union is closed: a provider renders each kind in one exhaustive switch, so a
 * new kind does not compile until each provider says how it looks. Credentials in it are masked already.
 */
export type Problem =
  // Stopped at the door: called by a name, or from a page, that isn't allowed.
  | { readonly kind: 'host_forbidden'; readonly given: string }
  | { readonly kind: 'origin_forbidden'; readonly given: string }
  | { readonly kind: 'route_unknown'; readonly method: string; readonly path: string }
  | { readonly kind: 'unreadable'; readonly cause: Unreadable }
  | { readonly kind: 'media_type_unsupported'; readonly given: string }
  | { readonly kind: 'parameters_invalid'; readonly violations: readonly Violation[] }
  | { readonly kind: 'credential_missing'; readonly header: string }
  | { readonly kind: 'credential_malformed'; readonly shown: string }
  | { readonly kind: 'credential_invalid'; readonly header: string; readonly shown: string }
  | { readonly kind: 'credential_expired'; readonly shown: string }
  | { readonly kind: 'credential_used'; readonly shown: string }
  | { readonly kind: 'nonce_mismatch' }
  | { readonly kind: 'credential_publishable' }
  | { readonly kind: 'credential_live'; readonly shown: string }
  | { readonly kind: 'version_invalid'; readonly given: string }
  | { readonly kind: 'version_missing' }
  | { readonly kind: 'account_forbidden'; readonly shown: string; readonly account: string }
  | {
      readonly kind: 'permission_missing';
      readonly shown: string;
      readonly account: string;
      readonly permission: string;
    }
  | {
      readonly kind: 'resource_missing';
      readonly noun: string;
      readonly id: string;
      readonly parameter: string;
      readonly location: ParameterLocation;
    }
  | { readonly kind: 'state_conflict'; readonly reason: string; readonly parameter?: string }
  | { readonly kind: 'card_refused'; readonly reason: CardRefusal }
  | { readonly kind: 'resource_busy' }
  /** In whole seconds; undefined where nobody knows. */
  | { readonly kind: 'rate_limited'; readonly retryAfter: number | undefined }
  /** A failure that was asked for. */
  | { readonly kind: 'fault'; readonly status: number }
  | { readonly kind: 'fault_unknown'; readonly given: string }
  | { readonly kind: 'idempotency_key_too_long'; readonly limit: number; readonly length: number }
  | { readonly kind: 'idempotency_mismatch'; readonly key: string }
  | { readonly kind: 'idempotency_in_use'; readonly key: string }
  | { readonly kind: 'idempotency_expired'; readonly key: string }
  // Never shown on the wire; the log says it.
  | { readonly kind: 'unexpected'; readonly cause: unknown };

/** Carries a problem from the place that found it to the one place that renders it. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.kind);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** Gives back the problem that an error carries; any other error is one that nobody foresaw. */
export function problemOf(error: unknown): Problem {
  return error instanceof ProblemError ? error.problem : { kind: 'unexpected', cause: error };
}

const parameterReasons: readonly Unreadable['reason'][] = [
  'percent_encoding_broken',
  'not_utf8',
  'too_many_parameters',
  'nested_too_deep',
  'json_broken',
  'too_many_items',
];

/** True where the request arrived whole and in the right form, and what it says is wrong. */
export function isAboutParameters(problem: Problem): boolean {
  return (
    problem.kind === 'parameters_invalid' ||
    (problem.kind === 'unreadable' && parameterReasons.includes(problem.cause.reason))
  );
}
