import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError, reasonOf } from '../config';
import type { Milliseconds } from '../core/exchange';
import type { Options } from '../options';
import { replaceFile, whileLocked } from './files';
import { dataFolderOf, describeMachine } from './folder';

/** What a server of TLS needs, and the file that its clients trust. */
export interface KeptCertificate {
  /** The path of the certificate to be trusted. */
  readonly file: string;
  readonly key: string;
  readonly certificate: string;
}

const day: Milliseconds = 86_400_000;
/** Apple's systems take no certificate of a server that is valid for more than 825 days. */
const lifetime = 730 * day;
const renewal = 30 * day;

/**
 * Besides this machine's own names: `mayfly` is the service in the compose file, the next is what a container calls the
 * machine it runs on, and 10.0.2.2 is what the Android emulator calls it.
 */
const usualHosts = ['localhost', '*.localhost', '127.0.0.1', '::1', 'mayfly', 'host.docker.internal', '10.0.2.2'];

/**
 * Gives back the certificate that is kept for this host. It is made where there is none, where it has less than 30
 * days left, and where it can't be read.
 *
 * @throws ConfigError where the folder can't be used.
 */
export async function keepCertificate(
  { certDir, host }: Pick<Options, 'certDir' | 'host'>,
  now: Milliseconds,
): Promise<KeptCertificate> {
  const folder = certDir ?? dataFolderOf(describeMachine());
  const place = isUsual(host) ? folder : join(folder, `host-${encodeURIComponent(host)}`);
  const hosts = isUsual(host) ? usualHosts : [...usualHosts, host];
  // Read first without the lock: a folder that holds a certificate may be read-only.
  const kept = await read(place, now);
  if (kept !== undefined) return kept;
  try {
    return await whileLocked(place, async () => (await read(place, now)) ?? (await make(place, hosts, now)));
  } catch (error) {
    throw new ConfigError(
      `The certificate for HTTPS can't be kept in ${place}: ${reasonOf(error)}. Name a folder that can be written: --cert-dir, MAYFLY_CERT_DIR, or certDir in the file and in code.`,
    );
  }
}

/** Every address of a machine is more than a certificate can name; the usual ones stand for them. */
function isUsual(host: string): boolean {
  return usualHosts.includes(host) || host === '0.0.0.0' || host === '::';
}

/** Gives back what is kept, and nothing where it isn't all there, doesn't fit together, or is due. */
async function read(place: string, now: Milliseconds): Promise<KeptCertificate | undefined> {
  try {
    const { file, secret } = filesIn(place);
    const [trusted, own] = await Promise.all([readFile(file, 'utf8'), readFile(secret, 'utf8')]);
    const authority = new X509Certificate(trusted);
    const certificate = new X509Certificate(own);
    const isDue = now < Date.parse(certificate.validFrom) || now > Date.parse(certificate.validTo) - renewal;
    const fits = certificate.verify(authority.publicKey) && certificate.checkPrivateKey(createPrivateKey(own));
    return fits && !isDue ? { file, key: own, certificate: own } : undefined;
  } catch {
    return undefined;
  }
}

async function make(place: string, hosts: readonly string[], now: Milliseconds): Promise<KeptCertificate> {
  // Loaded only here, which is once in two years: it takes longer than all else that HTTPS needs.
  const { issueCertificate } = await import('./issue.js');
  // From yesterday: the clock of a phone may be behind.
  const issued = issueCertificate(hosts, new Date(now - day), new Date(now + lifetime));
  const own = `${issued.certificate}${issued.key}`;
  const { file, secret } = filesIn(place);
  await replaceFile(file, issued.authority, 0o644);
  // Key and certificate are one file, so that nobody ever reads a key with another one's certificate.
  await replaceFile(secret, own, 0o600);
  return { file, key: own, certificate: own };
}

function filesIn(place: string): { readonly file: string; readonly secret: string } {
  return { file: join(place, 'mayfly-ca.pem'), secret: join(place, 'mayfly-key.pem') };
}
