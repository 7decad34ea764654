import type { Answer } from '../../core/exchange';

/** Gives back the body as JSON without any white space. */
export function serialize({ body }: Answer): string {
  return JSON.stringify(body);
}
