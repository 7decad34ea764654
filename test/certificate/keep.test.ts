import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigError } from '../../src';
import { dataFolderOf } from '../../src/certificate/folder';
import { keepCertificate } from '../../src/certificate/keep';

const day = 86_400_000;
const now = Date.parse('2026-11-23T12:00:00Z');
let certDir: string;

beforeEach(async () => {
  certDir = await mkdtemp(join(tmpdir(), 'mayfly-certificate-'));
});
afterEach(() => rm(certDir, { recursive: true }));

const keep = (host = '127.0.0.1', at = now) => keepCertificate({ certDir, host }, at);

describe('the certificate', () => {
  it('vouches for this machine, for two years, and for nobody else', async () => {
    const { file, certificate } = await keep();
    const [authority, own] = [new X509Certificate(readFileSync(file)), new X509Certificate(certificate)];

    expect([authority.ca, own.ca]).toEqual([true, false]);
    expect(own.verify(authority.publicKey)).toBe(true);
    expect(own.subjectAltName).toBe(
      'DNS:localhost, DNS:*.localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, DNS:mayfly, DNS:host.docker.internal, IP Address:10.0.2.2',
    );
    expect(own.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    for (const { validFrom, validTo } of [authority, own]) {
      expect([Date.parse(validFrom), Date.parse(validTo)]).toEqual([now - day, now + 730 * day]);
    }
    // The authority's key is kept nowhere, so nothing else can ever be signed with it.
    expect((await readdir(certDir)).sort()).toEqual(['mayfly-ca.pem', 'mayfly-key.pem']);
    const key = createPrivateKey(readFileSync(join(certDir, 'mayfly-key.pem')));
    expect([authority.checkPrivateKey(key), own.checkPrivateKey(key)]).toEqual([false, true]);
  });

  it('names the host that is listened on, and then lies in a folder of its own', async () => {
    const { file, certificate } = await keep('192.168.1.5');
    expect(new X509Certificate(certificate).checkIP('192.168.1.5')).toBe('192.168.1.5');
    expect(new X509Certificate((await keep('dev.example')).certificate).checkHost('dev.example')).toBe('dev.example');
    expect(file).toBe(join(certDir, 'host-192.168.1.5', 'mayfly-ca.pem'));
    expect((await keep('0.0.0.0')).file).toBe(join(certDir, 'mayfly-ca.pem'));
  });

  it('can be read by its owner alone where it holds the key', async () => {
    await keep();
    expect(statSync(join(certDir, 'mayfly-key.pem')).mode & 0o777).toBe(0o600);
    const made = join(certDir, 'new');
    await keepCertificate({ certDir: made, host: '::1' }, now);
    expect(statSync(made).mode & 0o777).toBe(0o700);
  });

  it('is made once, until it has less than 30 days left', async () => {
    const first = await keep();
    expect(await keep('localhost', now + 699 * day)).toEqual(first);

    const renewed = await keep('localhost', now + 701 * day);
    expect(renewed.certificate).not.toBe(first.certificate);
    expect(Date.parse(new X509Certificate(renewed.certificate).validTo)).toBe(now + (701 + 730) * day);
    expect(await keep('localhost', now + 702 * day)).toEqual(renewed);
  });

  it.each(['mayfly-ca.pem', 'mayfly-key.pem'])(
    'is made anew where %s is broken, missing or of another',
    async (name) => {
      const other = await mkdtemp(join(tmpdir(), 'mayfly-certificate-'));
      await keepCertificate({ certDir: other, host: 'localhost' }, now);
      const foreign = readFileSync(join(other, name), 'utf8');
      await rm(other, { recursive: true });

      for (const spoil of [
        () => {
          writeFileSync(join(certDir, name), 'broken');
        },
        () => {
          rmSync(join(certDir, name));
        },
        () => {
          writeFileSync(join(certDir, name), foreign);
        },
      ]) {
        const first = await keep();
        spoil();
        const second = await keep();
        expect(second.certificate).not.toBe(first.certificate);
        expect(await keep()).toEqual(second);
      }
    },
  );

  it('is one and the same for all that start at once', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => keep()));
    expect(new Set(all.map(({ certificate }) => certificate)).size).toBe(1);
    expect((await readdir(certDir)).sort()).toEqual(['mayfly-ca.pem', 'mayfly-key.pem']);
  });

  it('is made although a process that died has left its lock', async () => {
    writeFileSync(join(certDir, 'lock'), '');
    expect((await keep()).file).toBe(join(certDir, 'mayfly-ca.pem'));
  });

  it('says where it cannot be kept, and what to do', async () => {
    const file = join(certDir, 'file');
    writeFileSync(file, '');
    const refused = keepCertificate({ certDir: file, host: 'localhost' }, now);
    await expect(refused).rejects.toThrow(ConfigError);
    await expect(refused).rejects.toThrow(`The certificate for HTTPS can't be kept in ${file}: `);
    await expect(refused).rejects.toThrow('Name a folder that can be written: --cert-dir, MAYFLY_CERT_DIR');
  });
});

describe('the folder of a user', () => {
  it.each([
    ['linux', {}, '/home/j/.local/share/mayfly'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/mayfly'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/j/.local/share/mayfly'],
    ['darwin', { XDG_DATA_HOME: '/data' }, '/home/j/Library/Application Support/mayfly'],
    ['win32', { LOCALAPPDATA: '/local' }, '/local/mayfly'],
    ['win32', {}, '/home/j/AppData/Local/mayfly'],
  ])('on %s with %j is %s', (platform, environment, folder) => {
    expect(dataFolderOf({ platform, environment, home: '/home/j' })).toBe(folder);
  });
});
