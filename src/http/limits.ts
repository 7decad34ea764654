/** How long a client may take, in milliseconds. The same for both protocols. */
export interface Patience {
  /** Until a connection is set up and the headers of a request are there. */
  readonly headers: number;
  /** Until a whole request is there. */
  readonly request: number;
  /** How long a connection may stay without a request. */
  readonly idle: number;
  /** How long requests that are under way may take once the server is closing. */
  readonly drain: number;
}

export const usualPatience: Patience = { headers: 10_000, request: 30_000, idle: 5_000, drain: 3_000 };

/** What Node's server of HTTP/1 is told. */
export function describePatience({ headers, request, idle }: Patience) {
  return {
    connectionsCheckingInterval: 1_000,
    headersTimeout: headers,
    requestTimeout: request,
    keepAliveTimeout: idle,
    // Asked for where a request is served, which has a body to answer with.
    requireHostHeader: false,
  };
}
