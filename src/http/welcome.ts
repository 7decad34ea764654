import type { ApiReply } from '../core/exchange';
import type { Parts } from '../core/handle';

/** Gives back what the server says of itself on `/`: who it is, and which endpoints it stands in for. */
export function describeServer(providers: Parts['providers'], version: string): ApiReply {
  const endpoints = providers.flatMap(({ contract }) =>
    contract.operations.map(({ method, path, summary }) => ({ method, path, summary })),
  );
  const body = { name: 'mayfly', version, note: 'A local emulator, for development only.', endpoints };
  const signatures = Object.fromEntries(providers.flatMap(({ signature }) => Object.entries(signature)));
  return {
    status: 200,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', Vary: 'Origin', ...signatures },
    body: `${JSON.stringify(body, null, 2)}\n`,
  };
}
