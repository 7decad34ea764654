/**
 * What a request is told that came by another name, or from another page, than Mayfly answers. No API says this, so it is the
 * same sentence in the shape of each; whoever is meant to get in reads in it how.
 */
export function describeForbiddenHost(shown: string): string {
  return `Mayfly does not answer to the host '${shown}': it answers to localhost, names below it, 127.0.0.1 and [::1]. If you call it by another name, start it with --allow-host <name>, MAYFLY_ALLOW_HOST or the option allowHost.`;
}

/** Says which pages may call, and how another one may. */
export function describeForbiddenOrigin(shown: string): string {
  return `Mayfly takes no calls from pages of '${shown}': it takes those of localhost, names below it, 127.0.0.1 and [::1]. If the page is yours, start Mayfly with --allow-origin <origin>, MAYFLY_ALLOW_ORIGIN or the option allowOrigin.`;
}
