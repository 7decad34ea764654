/** One way to call: the lines of the head that say so, and whether the guard lets it in. */
export interface Caller {
  /** Header lines, each with its end; there may be none or two. */
  readonly lines: string;
  readonly isServed: boolean;
  /** The origin that may read the answer; undefined where no page asks. */
  readonly origin?: string;
}

/** What a server of these tests is started with, beside its port. */
export const allowed = {
  allowHost: ['mayfly', 'Dev.Example.com', '192.168.1.5', 'fd00:0::5'],
  allowOrigin: [
    'https://app.example.com',
    'http://shop.example:8080',
    'https://secure.example:443',
    'capacitor://localhost',
  ],
};

/** Hosts that are this machine on any port, and those that are configured. */
const servedHosts = [
  'localhost',
  'localhost:1',
  'LOCALHOST:12111',
  '127.0.0.1',
  '127.0.0.1:80',
  '127.0.0.2',
  '127.255.255.254:65535',
  '[::1]',
  '[::1]:12111',
  'app.localhost',
  'a.b.localhost:3000',
  'my_app.localhost',
  'mayfly',
  'MAYFLY:12111',
  'dev.example.com:8443',
  '192.168.1.5',
  '[fd00::5]:12111',
];

/** Hosts by which attackers call, and texts that only look like a host. */
const refusedHosts = [
  'evil.com',
  'localhost.evil.com',
  '127.0.0.1.nip.io',
  'evil.localhost.com',
  'evillocalhost',
  'localhosts',
  '',
  '[::1',
  '::1',
  '[::1]x',
  '[::1]:',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[fd00::6]',
  'user@localhost',
  'user:password@127.0.0.1:80',
  'localhost.',
  '127.0.0.1.',
  'mayfly.',
  'mayfly.evil.com',
  'evil.mayfly',
  'localhost:99999',
  'localhost:port',
  'localhost:',
  'localhost:80:80',
  'löcalhost',
  'localhost。evil.com',
  `${'a'.repeat(8_000)}.localhost`,
  '.'.repeat(8_000),
  '0.0.0.0',
  '127.1',
  '2130706433',
  '0x7f.0.0.1',
  '127.0.0.256',
  '127.0.0.01',
  '128.0.0.1',
  '10.0.0.1',
  '192.168.1.50',
  '.localhost',
  'a..localhost',
  'localhost,evil.com',
  'localhost evil.com',
  'localhost/evil.com',
  'evil.com#.localhost',
  'http://localhost',
  '*',
  'null',
];

export const hosts: readonly Caller[] = [
  ...servedHosts.map((host) => ({ lines: `Host: ${host}\r\n`, isServed: true })),
  ...refusedHosts.map((host) => ({ lines: `Host: ${host}\r\n`, isServed: false })),
  // Two of them, even if they are equal, and however they are written.
  ...['localhost', 'evil.com'].flatMap((second) => [
    { lines: `Host: localhost\r\nHost: ${second}\r\n`, isServed: false },
    { lines: `hOsT: ${second}\r\nHOST: localhost\r\n`, isServed: false },
  ]),
  // What a proxy may add is nobody's word.
  { lines: 'Host: evil.com\r\nX-Forwarded-Host: localhost\r\nForwarded: host=localhost\r\n', isServed: false },
  { lines: 'Host: localhost\r\nX-Forwarded-Host: evil.com\r\nForwarded: host=evil.com\r\n', isServed: true },
];

/** Pages of this machine, and those that are configured. */
const servedOrigins = [
  'http://localhost',
  'http://localhost:3000',
  'https://app.localhost',
  'http://127.0.0.1:8080',
  'http://[::1]:5173',
  'https://app.example.com',
  'http://shop.example:8080',
  'https://secure.example',
  'capacitor://localhost',
];

const refusedOrigins = [
  'null',
  '',
  'https://evil.com',
  'http://localhost.evil.com',
  'http://127.0.0.1.nip.io',
  // The wrong scheme, the wrong port, or a name below.
  'http://app.example.com',
  'https://app.example.com:8443',
  'http://shop.example',
  'https://www.app.example.com',
  'https://app.example.com.evil.com',
  'tauri://localhost',
  'ftp://localhost',
  'file://',
  'http://user@localhost',
  'http://localhost/',
  'http://localhost.',
  'http://192.168.1.5',
  'http://0.0.0.0',
  // A name to be called by is not yet a page that may call.
  'http://mayfly',
  'http://localhost, https://evil.com',
];

export const origins: readonly Caller[] = [
  { lines: '', isServed: true },
  ...servedOrigins.map((origin) => ({ lines: `Origin: ${origin}\r\n`, isServed: true, origin })),
  ...refusedOrigins.map((origin) => ({ lines: `Origin: ${origin}\r\n`, isServed: false })),
  { lines: 'Origin: http://localhost\r\norigin: http://localhost\r\n', isServed: false },
];
