import type { JournalStream } from '../control/stream';
import type { Outlet } from './reply';

/** Who reads more slowly than this many bytes behind is dropped. */
const maxBehind = 1024 * 1024;

/** Sends a stream of events until the client goes away, or falls too far behind. */
export async function sendEvents(response: Outlet, stream: JournalStream): Promise<void> {
  const state = { isOpen: true, end: (): void => undefined };
  response.once('close', () => {
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
}
