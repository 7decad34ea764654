/** Gives back a credential as messages may show it: its prefix and at most its last 4 characters, never more than half of the rest. */
export function mask(credential: string): string {
  const prefix = /^[a-z]+[-_](?:test|live)[-_]?/i.exec(credential)?.[0] ?? '';
  const tail = Math.min(4, Math.floor((credential.length - prefix.length) / 2));
  const end = credential.length - tail;
  return prefix + '*'.repeat(end - prefix.length) + credential.slice(end);
}

/** Gives back a text with every key in it masked, test and live ones alike, and those of other providers too. */
export function redact(text: string): string {
  return text.replace(/(?:sk|rk|pk|ek)[-_](?:test|live)[\w.-]*/gi, mask);
}
