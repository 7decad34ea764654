const liveKeyForm = /^[a-z]{2,10}[-_](?:org[-_])?live/i;

/** True for a text that looks like a live key of a payment API, however it is written. No live key may get any further. */
export function looksLive(credential: string): boolean {
  return liveKeyForm.test(credential);
}
