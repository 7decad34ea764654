import type { Exchange } from '../core/exchange';
import { sendReply, type Outlet } from './reply';

/** HTTP/2's code for a stream that ends by a fault of the server's (RFC 9113, section 7). */
const internalError = 2;

/** Sends an exchange's reply, or does to it what a fault asked for. */
export function deliver(response: Outlet, { reply, fault }: Exchange): void {
  switch (fault?.effect) {
    case 'reset':
      if (response.stream !== undefined) response.stream.close(internalError);
      else response.socket?.resetAndDestroy();
      return;
    case 'hang':
      // Until the client gives up, or the server closes.
      return;
    case 'truncate':
      truncate(response, reply);
      return;
    case 'garble':
      sendReply(response, { ...reply, body: garble(reply.body) });
      return;
    default:
      sendReply(response, reply);
  }
}

/** Announces the whole body, sends its first half, and ends the connection. */
function truncate(response: Outlet, reply: Exchange['reply']): void {
  const body = Buffer.from(reply.body);
  response.writeHead(reply.status, { ...reply.headers, 'Content-Length': body.length });
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => {
    if (response.stream !== undefined) response.stream.close(internalError);
    else response.socket?.destroy();
  });
}

/** Puts something else in place of every third character: as long as before, and no JSON any more. */
function garble(body: string): string {
  return body.replace(/[^](?:[^]{2}|[^]?$)/g, (three) => `#${three.slice(1)}`);
}
