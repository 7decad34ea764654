/** True for the origin of a page that this machine served: localhost, a name below it, or a loopback address, on any port. */
export function isLocalOrigin(origin: string): boolean {
  return /^https?:\/\/(?:(?:[a-z0-9-]{1,63}\.){0,5}localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/.test(origin);
}

/** Gives back the headers that let a page of this machine read an answer; none for other pages, and none where no page asks. */
export function allowLocalOrigin(origin: string | undefined): Readonly<Record<string, string>> {
  return origin !== undefined && isLocalOrigin(origin) ? { 'Access-Control-Allow-Origin': origin } : {};
}
