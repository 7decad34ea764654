import { ProblemError, type Unreadable } from './problem';

/**
 * Gives back the text of a body. UTF-8 is the only charset: it is what both APIs document, and guessing would hide mistakes.
 *
 * @throws ProblemError `unreadable` where the body couldn't be read, names another charset, or isn't UTF-8.
 */
export function decodeText(body: Uint8Array | Unreadable, contentType: string): string {
  if (!(body instanceof Uint8Array)) throw new ProblemError({ kind: 'unreadable', cause: body });

  const charset = /;\s*charset\s*=\s*"?([^";\s]{1,40})/i.exec(contentType)?.[1] ?? 'utf-8';
  if (!/^utf-?8$/i.test(charset)) {
    throw new ProblemError({ kind: 'unreadable', cause: { reason: 'charset_unsupported', given: charset } });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    throw new ProblemError({ kind: 'unreadable', cause: { reason: 'not_utf8', given: 'the body' } });
  }
}

/** Gives back both ends of a long text, `aaaaaaaaaa...aaaaaaaaaa`, so that no message or record grows with what was sent. */
export function shorten(text: string, limit = 50, end = 10): string {
  if (text.length <= limit) return text;
  // By characters, so that none is cut in two.
  const characters = Array.from(text);
  return `${characters.slice(0, end).join('')}...${characters.slice(-end).join('')}`;
}
