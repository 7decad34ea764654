import type { Milliseconds, Step } from './exchange';
import type { ParameterLocation, Problem } from './problem';

/** A value that JSON can say. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/** How an exchange ended: the operation ran, its stored answer was given again, or it was refused. */
export type JournalOutcome = 'executed' | 'replayed' | 'refused';

/** Why a request was refused. */
export interface JournalProblem {
  readonly kind: Problem['kind'];
  /** What the reply said, where it said something. */
  readonly message: string | undefined;
  /** What the problem knows, such as its violations. */
  readonly details: JsonValue;
}

/** One exchange as plain JSON. Nothing in it is a whole secret: they are masked before it is written. */
export interface JournalEntry {
  /** Later entries have ids that compare greater, as text. */
  readonly id: string;
  /** When the request came, by the real clock, in ISO 8601. */
  readonly time: string;
  /** The sandbox's time when the reply left. */
  readonly sandboxTime: string | undefined;
  /** Undefined where nobody knows whose request it was: before `authenticate` was passed. */
  readonly sandbox: string | undefined;
  readonly provider: string;
  readonly operation: string | undefined;
  /** The security scheme of the contract that the request's credential fits. */
  readonly credential: string | undefined;
  readonly requestId: string;
  readonly method: string;
  /** Without the query, still percent-encoded. */
  readonly path: string;
  /** What followed the question mark, still percent-encoded. */
  readonly query: string;
  /** As far as they were read, not yet checked. Those of a form may stand in `query` or `body`, as the contract declares them. */
  readonly parameters: Readonly<Partial<Record<ParameterLocation, JsonValue>>>;
  /** Names in lower case. */
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** Of the request's body, in bytes; undefined where it could not be read. */
  readonly bodySize: number | undefined;
  readonly status: number;
  readonly replyHeaders: Readonly<Record<string, string>>;
  readonly replyBody: string;
  /** True where the reply's body was longer than what is kept of it. */
  readonly isReplyCut: boolean;
  /** The last step of the walk that was reached. */
  readonly step: Step;
  readonly problem: JournalProblem | undefined;
  readonly outcome: JournalOutcome;
  /** The request that ran under the same idempotency key first; undefined where none was sent, or none counted. */
  readonly originalRequestId: string | undefined;
  /** The fault that was asked for on purpose, where one struck. */
  readonly fault: string | undefined;
  readonly milliseconds: Milliseconds;
}

/** An entry that has no place in the journal yet. */
export type NewEntry = Omit<JournalEntry, 'id'>;

/** Which entries are wanted: those that all that is given is true of. */
export interface JournalQuery {
  readonly sandbox?: string | undefined;
  readonly provider?: string | undefined;
  readonly operation?: string | undefined;
  readonly credential?: string | undefined;
  readonly requestId?: string | undefined;
  readonly method?: string | undefined;
  /** The whole path; `*` stands for any characters. */
  readonly path?: string | undefined;
  /** A number, or a class such as `4xx`. */
  readonly status?: number | `${1 | 2 | 3 | 4 | 5}xx` | undefined;
  readonly outcome?: JournalOutcome | undefined;
  /** The kind of problem, such as `parameters_invalid`. */
  readonly problem?: string | undefined;
  /** Values by name, wherever they were sent: `{ customer: 'cus_1', 'card[token]': 'tok_visa' }` or nested. Compared as text. */
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
  /** Only what came after the entry with this id. */
  readonly since?: string | undefined;
  /** At most this many, the oldest ones. */
  readonly limit?: number | undefined;
}

/** How much the journal holds, and how much it let go of to stay below its caps. */
export interface JournalCounters {
  readonly entries: number;
  readonly bytes: number;
  readonly dropped: number;
}

/** Remembers exchanges. A shared store may be behind it, so everything is asynchronous. */
export interface Journal {
  append(entry: NewEntry): Promise<JournalEntry>;
  /** Gives back what fits the query, the oldest first. */
  list(query?: JournalQuery): Promise<readonly JournalEntry[]>;
  /** Tells the listener of every entry from now on. Gives back what ends that. */
  subscribe(listener: (entry: JournalEntry) => void): Promise<Unsubscribe>;
  /** Forgets one sandbox's entries, or all. */
  clear(sandbox?: string): Promise<void>;
  counters(): Promise<JournalCounters>;
}

export type Unsubscribe = () => Promise<void>;
