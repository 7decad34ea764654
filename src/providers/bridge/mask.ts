/** Gives back a credential as the log may show it: its leading word and its last 4 characters, never more than half of the rest. */
export function mask(credential: string): string {
  const word = /^[a-z]+-[a-z]+-?/i.exec(credential)?.[0] ?? '';
  const tail = Math.min(4, Math.floor((credential.length - word.length) / 2));
  const end = credential.length - tail;
  return word + '*'.repeat(end - word.length) + credential.slice(end);
}

/** Gives back a text with every key in it masked, test and live ones alike. */
export function redact(text: string): string {
  return text.replace(/(?:sk|ek)-(?:test|live)[\w-]*/gi, mask);
}
