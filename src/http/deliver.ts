import type { ServerResponse } from 'node:http';
import type { Exchange } from '../core/exchange';
import { sendReply } from './reply';

/** Sends an exchange's reply, or does to it what a fault asked for. */
export function deliver(response: ServerResponse, { reply, fault }: Exchange): void {
  switch (fault?.effect) {
    case 'reset':
      response.socket?.resetAndDestroy();
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
function truncate(response: ServerResponse, reply: Exchange['reply']): void {
  const body = Buffer.from(reply.body);
  response.writeHead(reply.status, { ...reply.headers, 'Content-Length': body.length });
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
}

/** Puts something else in place of every third character: as long as before, and no JSON any more. */
function garble(body: string): string {
  return body.replace(/[^](?:[^]{2}|[^]?$)/g, (three) => `#${three.slice(1)}`);
}
