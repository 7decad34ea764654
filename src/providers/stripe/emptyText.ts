/** Gives back a text as it is stored: an empty one unsets its field. */
export function readText(given: string): string | null {
  return given === '' ? null : given;
}
