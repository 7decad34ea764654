import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, type Browser } from 'playwright-core';
import type { Mayfly } from '../../src';
import { createKey, keyIn, newBridgeKey } from '../support/bridge';
import { startMayfly } from '../support/mayfly';

/** CI names the browser that it installed, and then it must be there. */
const named = process.env['CHROMIUM_PATH'];
const executablePath =
  named ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

/** The page as a front end writes it: WebCrypto makes the nonce, its own backend trades it for a key, the browser reveals the card. */
const page = `<!doctype html><title>card</title><p id="card"></p><script>
  async function show(mayfly) {
    const secret = [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const timestamp = Math.floor(Date.now() / 1000);
    const encoder = new TextEncoder();
    const key = await crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    const signature = await crypto.subtle.sign('HMAC', key, encoder.encode('nonce:' + timestamp));
    const nonce = btoa(String.fromCharCode(...new Uint8Array(signature)));
    const { ephemeral_key } = await (await fetch('/key', { method: 'POST', body: nonce })).json();
    const query = new URLSearchParams({ secret, timestamp });
    const reply = await fetch(mayfly + '/v0/card_details/?' + query, {
      headers: { Authorization: 'Bearer ' + ephemeral_key, 'Content-Type': 'application/json' },
    });
    const card = await reply.json();
    document.querySelector('#card').textContent = card.card_number + ' ' + card.expiry_date + ' ' + card.card_security_code;
  }
</script>`;

// npm can't install a browser. CI does; elsewhere: apt-get install chromium, or name one in CHROMIUM_PATH.
const describeWithBrowser = executablePath === undefined ? describe.skip : describe;

describeWithBrowser('in a real browser (Chromium)', () => {
  let mayfly: Mayfly;
  let backend: Server;
  let browser: Browser;
  let origin: string;
  const apiKey = newBridgeKey();

  beforeAll(async () => {
    mayfly = await startMayfly();
    backend = createServer((request, response) => {
      if (request.method === 'GET') {
        response.setHeader('Content-Type', 'text/html').end(page);
        return;
      }
      let nonce = '';
      request.on('data', (bytes: Buffer) => (nonce += bytes.toString()));
      request.on('end', () => {
        void createKey(mayfly, apiKey, { client_nonce: nonce }).then((reply) => {
          response.end(JSON.stringify({ ephemeral_key: keyIn(reply) }));
        });
      });
    });
    await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve));
    const address = backend.address();
    origin = `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`;
    browser = await chromium.launch({
      ...(executablePath !== undefined && { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });
  afterAll(async () => {
    await browser.close();
    await new Promise((resolve) => backend.close(resolve));
    await mayfly.close();
  });

  it('shows the card: page on one origin, Mayfly on another, preflight included', async () => {
    const tab = await browser.newPage();
    const failures: string[] = [];
    tab.on('pageerror', (error) => failures.push(error.message));
    await tab.goto(origin);
    await tab.evaluate(`show(${JSON.stringify(mayfly.url)})`);
    const shown = await tab.textContent('#card');
    await tab.close();

    expect(failures).toEqual([]);
    expect(shown).toBe('9999022458601521 2039-06-30 165');
    expect((await mayfly.sandbox(apiKey).keys.list()).map(({ state }) => state)).toEqual(['used']);
  });
});
