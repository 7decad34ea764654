import type { Milliseconds } from './core/exchange';
import type { Parts } from './core/handle';
import type { App } from './http/app';
import { listen } from './http/listen';
import type { Serve } from './http/serve';
import type { Options } from './options';

/** Where a server can be reached, and how that ends. */
export interface Doors {
  readonly url: string;
  readonly port: number;
  readonly httpsUrl: string | undefined;
  readonly httpsPort: number | undefined;
  /** Lets running requests finish, and resolves when the ports are free. */
  readonly close: () => Promise<void>;
}

/** What stands behind each door. */
interface Behind {
  readonly app: App;
  readonly serve: Serve;
  readonly parts: Parts;
}

/**
 * Listens for HTTP, and for HTTPS where a port is given for it. Either both doors are open or none.
 *
 * @throws ConfigError where the certificate can't be kept, and Node's error where a port can't be had.
 */
export async function openDoors(options: Options, behind: Behind, now: Milliseconds): Promise<Doors> {
  const { app, parts } = behind;
  const plain = await listen(app, options.host, options.port, parts);
  const address = addressOf(options.host);
  const doors = { url: `http://${address}:${plain.port}`, port: plain.port };
  if (options.httpsPort === undefined) {
    return { ...doors, httpsUrl: undefined, httpsPort: undefined, close: plain.close };
  }

  try {
    const secure = await openSecureDoor(options, options.httpsPort, behind, now);
    return {
      ...doors,
      httpsUrl: `https://${address}:${secure.port}`,
      httpsPort: secure.port,
      async close() {
        await Promise.all([plain.close(), secure.close()]);
      },
    };
  } catch (error) {
    await plain.close();
    throw error;
  }
}

/** Loads what TLS and HTTP/2 need only here: who doesn't ask for HTTPS starts without it. */
async function openSecureDoor(options: Options, port: number, { app, serve, parts }: Behind, now: Milliseconds) {
  const { keepCertificate } = await import('./certificate/keep.js');
  const { listenSecurely } = await import('./http/secure.js');
  const { key, certificate } = await keepCertificate(options, now);
  return listenSecurely(app, serve, { host: options.host, port, key, certificate }, parts);
}

/** Where a server listens on every address, its own machine reaches it on the loopback one. IPv6 goes in brackets (RFC 3986). */
function addressOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
