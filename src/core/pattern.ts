/** True where the text is the pattern, `*` standing for any characters. It takes each piece where it stands first, so it is quick. */
export function fitsPattern(text: string, pattern: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  const tail = rest.pop();
  if (tail === undefined) return text === pattern;
  if (!text.startsWith(head)) return false;
  let place = head.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, place);
    if (found < 0) return false;
    place = found + piece.length;
  }
  return text.length - tail.length >= place && text.endsWith(tail);
}
