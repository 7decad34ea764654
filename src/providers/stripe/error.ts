/** What Stripe says of a failure. Absent fields are absent on the wire. */
export interface StripeError {
  readonly status: number;
  readonly message: string;
  readonly code?: string;
  /** Why an issuer declined, with card errors. */
  readonly declineCode?: string;
  readonly param?: string;
  readonly type?: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
}
