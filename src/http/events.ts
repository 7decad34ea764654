import type { ServerResponse } from 'node:http';
import type { JournalStream } from '../control/stream';

/** Who reads more slowly than this many bytes behind is dropped. */
const maxBehind = 1024 * 1024;

/** Sends a stream of events until the client goes away, or falls too far behind. */
export async function sendEvents(response: ServerResponse, stream: JournalStream): Promise<void> {
  response.writeHead(200, { ...stream.headers });
  response.flushHeaders();
  let isOpen = true;
  const end = await stream.open((event) => {
    if (!isOpen) return;
    response.write(event);
    if (response.writableLength > maxBehind) response.destroy();
  });
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    void end();
  };
  response.once('close', close);
  if (response.destroyed) close();
}
