import type { Answer } from '../../core/exchange';

/** Gives back the body as Stripe writes it: 2 spaces of indent, and a final newline on errors only. */
export function serialize({ status, body }: Answer): string {
  const text = JSON.stringify(body, null, 2);
  return status < 400 ? text : `${text}\n`;
}
