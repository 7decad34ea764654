import type { JournalStream } from '../control/stream';
import { sendReply, type Outlet } from './reply';

/** Who reads more slowly than this many bytes behind is dropped. */
const maxBehind = 1024 * 1024;
/** How many streams one server keeps open. */
const maxStreams = 100;

/** Sends a stream of events until the client goes away, or falls too far behind. */
export type SendEvents = (response: Outlet, stream: JournalStream) => Promise<void>;

/** Gives back what sends streams, and counts them. */
export function createEvents(): SendEvents {
  let open = 0;
  return async (response, stream) => {
    if (open >= maxStreams) {
      const message = `At most ${maxStreams} streams are open at once. Close one.`;
      const headers = { 'Content-Type': 'application/json', 'Retry-After': '1', Vary: 'Origin' };
      const body = `${JSON.stringify({ error: { code: 'too_many_streams', message } }, null, 2)}\n`;
      sendReply(response, { status: 503, headers, body });
      return;
    }
    open += 1;
    const state = { isOpen: true, end: (): void => undefined };
    response.once('close', () => {
      open -= 1;
      state.isOpen = false;
      state.end();
    });
    response.writeHead(200, { ...stream.headers });
    // A comment, so that the head goes out before the first event.
    response.write(':\n\n');
    const unsubscribe = await stream.open((event) => {
      if (!state.isOpen) return;
      response.write(event);
      if (response.writableLength > maxBehind) response.destroy();
    });
    state.end = () => void unsubscribe();
    // Whoever left while it was opened is gone already.
    if (!state.isOpen) state.end();
  };
}
