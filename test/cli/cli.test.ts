import { execFile, spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { version } from '../../package.json';
import { readReply, sendBytes } from '../support/socket';

/** The command as a process of its own, as `npm start` and an installed `mayfly` run it. Needs a build: `npm test` makes one. */
const command = join(__dirname, '../../dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'mayfly-cli-'));
const running: ChildProcessWithoutNullStreams[] = [];

interface Started {
  readonly child: ChildProcessWithoutNullStreams;
  readonly url: string;
  readonly port: number;
  /** Everything printed so far. */
  readonly printed: () => string;
  readonly exited: Promise<number | null>;
}

interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function launch(
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams {
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('MAYFLY_')));
  const child = spawn(process.execPath, [command, ...args], { cwd: folder, env: { ...environment, ...variables } });
  running.push(child);
  return child;
}

/** Runs the command to its end. */
async function run(args: readonly string[], variables?: Readonly<Record<string, string>>): Promise<Finished> {
  const child = launch(args, variables);
  let [out, err] = ['', ''];
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, err };
}

/** Starts the command and waits until it says where it listens. */
async function start(args: readonly string[] = [], variables?: Readonly<Record<string, string>>): Promise<Started> {
  const child = launch(['--port', '0', ...args], variables);
  let out = '';
  const exited = new Promise<number | null>((resolve) => child.on('close', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (bytes: Buffer) => {
      out += bytes.toString();
      const found = /http:\/\/[^\s"]+:\d+/.exec(out)?.[0];
      if (found !== undefined && out.endsWith('\n')) resolve(found);
    });
    child.stderr.on('data', (bytes: Buffer) => {
      reject(new Error(bytes.toString()));
    });
  });
  return { child, url, port: Number(new URL(url).port), printed: () => out, exited };
}

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function configFile(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('mayfly', () => {
  it('prints where it listens, that it is for development only, and curl lines that work', async () => {
    const { url, printed } = await start();
    const curls = [...printed().matchAll(/^ {2}(curl .*)$/gm)].map(([, curl = '']) => curl);

    expect(printed()).toBe(
      [
        `Mayfly ${version} listens on ${url}`,
        'For development only: the keys are fake, and anyone who reaches this address can make them.',
        '',
        'Try it:',
        `  curl ${url}/v1/ephemeral_keys -u sk_test_mayfly: -d customer=cus_mayfly`,
        `  curl '${url}/v0/customers/cust_mayfly/card_accounts/a1b2c3d4-0000-4000-a000-000000000001/ephemeral_keys' -H 'Api-Key: sk-test-mayfly' -H 'Idempotency-Key: try-1' -H 'Content-Type: application/json' -d '{"client_nonce":"c4jKbMpegnbJjz42sbIMx1AQqY32Nx5vchBycG3AiuE="}'`,
        '',
        '',
      ].join('\n'),
    );
    const answers = await Promise.all(
      curls.map((curl) => promisify(execFile)('sh', ['-c', `${curl} --silent --show-error`])),
    );
    expect(answers.map(({ stdout }): unknown => JSON.parse(stdout))).toEqual([
      expect.objectContaining({
        object: 'ephemeral_key',
        associated_objects: [{ type: 'customer', id: 'cus_mayfly' }],
      }),
      { ephemeral_key: expect.stringMatching(/^ek-test-/) },
    ]);
  });

  it('prints a curl line that works with every option that could break it', async () => {
    const seed = configFile('card.json', { stripe: { issuing_cards: [{ id: 'ic_1' }] } });
    const { printed } = await start(['--resources', 'seeded', '--require-stripe-version', '--seed', seed]);
    const curl = /^ {2}(curl .*)$/m.exec(printed())?.[1] ?? '';
    const { stdout } = await promisify(execFile)('sh', ['-c', `${curl} --silent --show-error`]);
    expect(JSON.parse(stdout)).toMatchObject({ associated_objects: [{ type: 'issuing.card', id: 'ic_1' }] });
  });

  it('logs a line for each request, without any credential', async () => {
    const { url, printed } = await start();
    const form = {
      method: 'POST',
      body: 'customer=cus_1',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        Authorization: 'Bearer sk_test_secret',
        'Idempotency-Key': 'k',
      },
    };
    await fetch(`${url}/v1/ephemeral_keys`, form);
    await fetch(`${url}/v1/ephemeral_keys`, form);
    await fetch(`${url}/v1/else\u001bwhere`, form);

    const lines = await retry(() => readLogLines(printed(), 3));
    expect(lines).toEqual([
      expect.stringMatching(/^POST \/v1\/ephemeral_keys 200 \d+\.\d ms$/),
      expect.stringMatching(/^POST \/v1\/ephemeral_keys 200 \d+\.\d ms replayed$/),
      expect.stringMatching(/^POST \/v1\/else%1Bwhere 404 \d+\.\d ms route_unknown$/),
    ]);
    expect(printed()).not.toContain('sk_test_secret');
  });

  it('logs one JSON object a line with --log json', async () => {
    const { url, port, printed } = await start(['--log', 'json']);
    await fetch(`${url}/v1/customers/cus_1`, { headers: { Authorization: 'Bearer sk_test_secret' } });

    const lines = await retry(() => readJsonLines(printed(), 2));
    expect(lines).toEqual([
      {
        event: 'listening',
        url,
        port,
        version,
        examples: [expect.stringMatching(/^curl /), expect.stringMatching(/^curl /)],
      },
      {
        event: 'exchange',
        method: 'GET',
        path: '/v1/customers/cus_1',
        status: 200,
        milliseconds: expect.any(Number),
        requestId: expect.stringMatching(/^req_/),
        provider: 'stripe',
        operation: 'GetCustomersCustomer',
        sandbox: expect.stringMatching(/^acct_1/),
        step: 'answer',
      },
    ]);
    expect(printed()).not.toContain('sk_test_secret');
  });

  it('prints nothing with --log silent', async () => {
    const taken = await takePort();
    await new Promise((resolve) => taken.server.close(resolve));
    const child = launch(['--port', String(taken.port), '--log', 'silent']);
    let printed = '';
    child.stdout.on('data', (bytes: Buffer) => (printed += bytes.toString()));
    await retry(() => fetch(`http://127.0.0.1:${taken.port}/`));
    child.kill('SIGTERM');
    await new Promise((resolve) => child.on('close', resolve));
    expect(printed).toBe('');
  });

  it('goes on when nobody reads its log any more', async () => {
    const { child, url } = await start();
    child.stdout.destroy();
    for (let i = 0; i < 3; i += 1) expect((await fetch(`${url}/v1/elsewhere`)).status).toBe(404);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends with 0 on %s', async (signal) => {
    const { child, exited } = await start();
    child.kill(signal);
    expect(await exited).toBe(0);
  });

  it('lets a request that is under way finish, and ends within 5 s', async () => {
    const { child, port, exited } = await start();
    const head =
      'POST /v1/ephemeral_keys HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer sk_test_1\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close\r\nContent-Length: 14\r\n\r\n';
    const socket = connect(port, '127.0.0.1');
    let reply = '';
    socket.on('data', (bytes) => (reply += bytes.toString()));
    socket.write(`${head}customer`);
    // Another request shows that the first one has arrived.
    await sendBytes(port, 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    child.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.write('=cus_1');

    expect(await exited).toBe(0);
    expect(reply).toMatch(/^HTTP\/1\.1 200 OK/);
  });

  it('ends although a client never finishes its request, and at once on a second signal', async () => {
    const patient = await start();
    const hanging = sendBytes(
      patient.port,
      'POST /v1/ephemeral_keys HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n',
    );
    await sendBytes(patient.port, 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    const asked = Date.now();
    patient.child.kill('SIGTERM');
    expect(await patient.exited).toBe(0);
    expect(Date.now() - asked).toBeLessThan(5_000);
    await hanging.catch(() => undefined);

    const hurried = await start();
    const alsoHanging = sendBytes(
      hurried.port,
      'POST /v1/ephemeral_keys HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n',
    );
    await sendBytes(hurried.port, 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    hurried.child.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 100));
    hurried.child.kill('SIGTERM');
    expect(await hurried.exited).toBe(1);
    await alsoHanging.catch(() => undefined);
  });

  it('says in one line that the port is in use, and ends with 1', async () => {
    const { server, port } = await takePort();
    const { code, out, err } = await run(['--port', String(port)]);
    await new Promise((resolve) => server.close(resolve));
    expect({ code, out, err }).toEqual({
      code: 1,
      out: '',
      err: `mayfly: port ${port} is in use. Choose another with --port, or --port 0 for any free one.\n`,
    });
  });

  it('says which of two ports is in use', async () => {
    const { server, port } = await takePort();
    const { code, err } = await run(['--port', '0', '--https-port', String(port), '--cert-dir', join(folder, 'cert')]);
    await new Promise((resolve) => server.close(resolve));
    expect({ code, err }).toEqual({
      code: 1,
      err: `mayfly: port ${port} is in use. Choose another with --https-port, or --https-port 0 for any free one.\n`,
    });
  });

  it('prints the path of the certificate and nothing else, and serves what it vouches for', async () => {
    const home = { XDG_DATA_HOME: join(folder, 'data'), LOCALAPPDATA: join(folder, 'data'), HOME: folder };
    const { code, out, err } = await run(['cert'], home);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/mayfly-ca\.pem\n$/);

    const { printed, child, exited } = await start(['--https-port', '0'], home);
    const url = /https:\/\/127\.0\.0\.1:\d+/.exec(printed())?.[0] ?? '';
    const program = `fetch('${url}/').then((reply) => console.log(reply.status))`;
    const trusting = { env: { ...process.env, NODE_EXTRA_CA_CERTS: out.trim() } };
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', program], trusting);
    expect(stdout).toBe('200\n');
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
  });

  it('loads nothing of HTTPS where it is not asked for', async () => {
    const loaded = async (...flags: string[]) => {
      const report = join(folder, 'report.cjs');
      writeFileSync(
        report,
        `process.on('exit', () => {
          const loaded = [...process.moduleLoadList.filter((name) => name === 'NativeModule http2'), ...Object.keys(require.cache)];
          console.log('loaded ' + (loaded.some((name) => /NativeModule http2|asn1/.test(name)) ? 'HTTPS' : 'no HTTPS'));
        });`,
      );
      const { child, printed, exited } = await start(['--cert-dir', join(folder, 'loaded'), ...flags], {
        NODE_OPTIONS: `--require ${report}`,
      });
      child.kill('SIGTERM');
      await exited;
      return /loaded .*/.exec(printed())?.[0];
    };
    expect(await loaded()).toBe('loaded no HTTPS');
    expect(await loaded('--https-port', '0')).toBe('loaded HTTPS');
  });

  it('says in one line that the certificate cannot be kept, and ends with 2', async () => {
    const file = configFile('no-folder', '');
    for (const args of [['cert'], ['--port', '0', '--https-port', '0']]) {
      const { code, out, err } = await run([...args, '--cert-dir', file]);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(
        /^mayfly: The certificate for HTTPS can't be kept in .*no-folder: (EEXIST|ENOTDIR).*--cert-dir/,
      );
      expect(err.trim()).not.toContain('\n');
    }
  });

  it('says in one line that the host is not of this machine, and ends with 1', async () => {
    const { code, out, err } = await run(['--port', '0', '--host', '192.0.2.1', '--allow-host', '192.0.2.1']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(
      'mayfly: --host 192.0.2.1 is no address of this machine. Use 127.0.0.1 for this machine only, or 0.0.0.0 with --allow-host for all addresses.\n',
    );
  });

  it('says which host it does not know, and ends with 1', async () => {
    const { code, err } = await run(['--port', '0', '--host', 'nowhere.invalid', '--allow-host', 'mayfly']);
    expect(code).toBe(1);
    expect(err).toContain('--host nowhere.invalid is no address of this machine.');
  });

  it.each([
    [['--port', 'abc'], "mayfly: --port is 'abc', but must be a whole number from 0 to 65535.\n"],
    [['--port', '65536'], "mayfly: --port is '65536', but must be a whole number from 0 to 65535.\n"],
    [['--resources', 'all'], "mayfly: --resources is 'all', but must be auto or seeded.\n"],
    [['--log', 'loud'], "mayfly: --log is 'loud', but must be pretty, json or silent.\n"],
    [
      ['--key-ttl', '0s'],
      "mayfly: --key-ttl is '0s', but must be a duration such as 90s, 10m, 1h30m or 2d, in whole seconds, from 1s to 365d.\n",
    ],
    [['--seed', 'none.json'], /^mayfly: none\.json, the seed file, can't be read: ENOENT/],
    [['--config', 'none.json'], /^mayfly: none\.json, the config file, can't be read: ENOENT/],
    [
      ['--prot', '1'],
      'mayfly: --prot is no flag. Flags are: --port, --https-port, --host, --allow-host, --allow-origin, --cert-dir, --resources, --seed, --watch, --require-stripe-version, --key-ttl, --bridge-body, --bridge-errors, --rate-limit, --no-control, --log, --config, --version, --help.\n',
    ],
    [
      ['--host', '0.0.0.0'],
      "mayfly: --host is '0.0.0.0', which other machines may reach. Say with --allow-host by which name or address they call Mayfly, or listen on 127.0.0.1.\n",
    ],
    [['--host', '::'], /^mayfly: --host is '::', which other machines may reach\. Say with --allow-host/],
    [['--host', '192.168.1.5'], /^mayfly: --host is '192\.168\.1\.5', which other machines may reach/],
    [['--host', 'mayfly.example'], /^mayfly: --host is 'mayfly\.example', which other machines may reach/],
    ...['http://mayfly', 'mayfly:80', '*', 'a,b', 'mayfly.', ''].map((name): [string[], string] => [
      ['--allow-host', 'good', '--allow-host', name],
      `mayfly: --allow-host holds '${name}', but each must be a host name or an address, without a scheme and without a port, such as mayfly or 192.168.1.5.\n`,
    ]),
    ...['app.example.com', 'https://app.example.com/', 'https://*.example.com', 'null', '*'].map(
      (origin): [string[], string] => [
        ['--allow-origin', origin],
        `mayfly: --allow-origin holds '${origin}', but each must be an origin as browsers send it, without a path, such as https://app.example.com or http://dev.example:8080.\n`,
      ],
    ),
    [['--allow-host'], 'mayfly: --allow-host needs a value: --allow-host <name>.\n'],
    [['--port'], 'mayfly: --port needs a value: --port <number>.\n'],
    [['--port', '--log'], 'mayfly: --port needs a value: --port <number>.\n'],
    [['--require-stripe-version=no'], 'mayfly: --require-stripe-version takes no value, but was given no.\n'],
    [['serve'], 'mayfly: serve is not understood: mayfly takes flags, and cert before them. See mayfly --help.\n'],
  ])('ends with 2 and says what is wrong: %j', async (args, message) => {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    if (typeof message === 'string') expect(err).toBe(message);
    else expect(err).toMatch(message);
  });

  it('names a variable where a variable is wrong, and a file where a file is', async () => {
    expect((await run([], { MAYFLY_PORT: 'abc' })).err).toBe(
      "mayfly: MAYFLY_PORT is 'abc', but must be a whole number from 0 to 65535.\n",
    );
    const wrong = configFile('wrong.json', { port: 'abc' });
    expect((await run(['--config', wrong])).err).toBe(
      `mayfly: ${wrong}: port is 'abc', but must be a whole number from 0 to 65535.\n`,
    );
    const unknown = configFile('unknown.json', { prot: 1 });
    expect((await run(['--config', unknown])).err).toBe(
      `mayfly: ${unknown}: 'prot' is no option. Options are: port, httpsPort, host, allowHost, allowOrigin, certDir, resources, seed, watch, requireStripeVersion, keyTtl, bridgeBody, bridgeErrors, rateLimit, noControl, log.\n`,
    );
    const broken = configFile('broken.json', '{');
    expect((await run(['--config', broken])).err).toMatch(/broken\.json is not JSON/);
    expect((await run([], { MAYFLY_HOST: '0.0.0.0' })).err).toBe(
      "mayfly: MAYFLY_HOST is '0.0.0.0', which other machines may reach. Say with MAYFLY_ALLOW_HOST or --allow-host by which name or address they call Mayfly, or listen on 127.0.0.1.\n",
    );
    expect((await run([], { MAYFLY_ALLOW_HOST: 'mayfly, a b' })).err).toMatch(
      /^mayfly: MAYFLY_ALLOW_HOST holds 'a b',/,
    );
    const noArray = configFile('noArray.json', { allowHost: 'mayfly' });
    expect((await run(['--config', noArray])).err).toBe(
      `mayfly: ${noArray}: allowHost is 'mayfly', but must be an array, each a host name or an address, without a scheme and without a port, such as mayfly or 192.168.1.5.\n`,
    );
    const list = configFile('list.json', []);
    expect((await run(['--config', list])).err).toBe(`mayfly: ${list} must hold a JSON object: { … }.\n`);
    const badSeed = configFile('seed.json', { stripe: { customers: [{ id: 1 }] } });
    expect((await run(['--seed', badSeed])).err).toMatch(
      /stripe\.customers\.0\.id: Invalid type: Expected string but received 1/,
    );
  });

  it('lets a flag count before a variable, and a variable before the file', async () => {
    const config = configFile('config.json', { keyTtl: '10s', resources: 'seeded', log: 'json' });
    const { url, printed } = await start(['--config', config, '--key-ttl', '30s'], {
      MAYFLY_KEY_TTL: '20s',
      MAYFLY_LOG: 'pretty',
    });
    const create = (customer: string) =>
      fetch(`${url}/v1/ephemeral_keys?customer=${customer}`, {
        method: 'POST',
        headers: { Authorization: 'Bearer sk_test_1' },
      });

    expect(await (await create('cus_mayfly')).json()).toMatchObject({ object: 'ephemeral_key' });
    const key: unknown = await (await create('cus_mayfly')).json();
    const { created, expires } = Object.assign({ created: 0, expires: 0 }, key);
    expect(expires - created).toBe(30);
    expect((await create('cus_unseeded')).status).toBe(400);
    expect(printed()).toContain('For development only');
  });

  it('takes several hosts: a flag for each, commas in the variable, an array in the file', async () => {
    const statusOf = async (port: number, host: string) =>
      readReply(await sendBytes(port, `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).status;
    const config = configFile('hosts.json', { allowHost: ['one', 'two'] });
    for (const { port } of [
      await start(['--allow-host', 'one', '--allow-host=two']),
      await start([], { MAYFLY_ALLOW_HOST: 'one, two' }),
      await start(['--config', config]),
    ]) {
      expect(await statusOf(port, 'one')).toBe(200);
      expect(await statusOf(port, 'two:80')).toBe(200);
      expect(await statusOf(port, 'three')).toBe(421);
    }
  });

  it('starts as the Dockerfile and the compose file set it up, and answers to the name of the service', async () => {
    const root = join(__dirname, '../..');
    const image = [...readFileSync(join(root, 'Dockerfile'), 'utf8').matchAll(/^ENV (MAYFLY_\w+)=(.*)$/gm)];
    const service = [...readFileSync(join(root, 'docker-compose.yml'), 'utf8').matchAll(/^ {6}(MAYFLY_\w+): (.*)$/gm)];
    const variables = Object.fromEntries([...image, ...service].map(([, name = '', value = '']) => [name, value]));
    const { port, printed } = await start([], variables);
    const ask = async (host: string) =>
      readReply(await sendBytes(port, `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).status;

    expect(printed()).toContain(`listens on http://127.0.0.1:${port}`);
    expect(await ask('mayfly:12111')).toBe(200);
    expect(await ask(`127.0.0.1:${port}`)).toBe(200);
    expect(await ask('evil.com')).toBe(421);
    const log = await retry(() => readLogLines(printed(), 1));
    expect(log.at(-1)).toMatch(/^GET \/ 421 \d+\.\d ms host_forbidden$/);
  });

  it('reads mayfly.config.json of the folder it runs in, and MAYFLY_CONFIG elsewhere', async () => {
    const own = configFile('mayfly.config.json', { log: 'json' });
    const here = await start();
    rmSync(own);
    expect(here.printed()).toMatch(/^\{"event":"listening"/);

    const there = await start([], { MAYFLY_CONFIG: configFile('other.json', { log: 'json' }) });
    expect(there.printed()).toMatch(/^\{"event":"listening"/);
  });

  it('prints its version and its help', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    expect(out).toContain('--key-ttl <duration>');
    expect(out).toContain('MAYFLY_KEY_TTL');
  });
});

async function takePort(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : 0 };
}

/** Gives back the log's lines; throws where there aren't so many yet. */
function readLogLines(printed: string, count: number): Promise<readonly string[]> {
  const lines = printed.split('\n').filter((line) => /^[A-Z]+ \//.test(line));
  return lines.length < count ? Promise.reject(new Error(printed)) : Promise.resolve(lines);
}

function readJsonLines(printed: string, count: number): Promise<readonly unknown[]> {
  const lines = printed.trim().split('\n');
  if (lines.length < count) return Promise.reject(new Error(printed));
  const values: readonly unknown[] = lines.map((line): unknown => JSON.parse(line));
  return Promise.resolve(values);
}

async function retry<Value>(attempt: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      return await attempt();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
