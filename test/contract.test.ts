import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Mayfly } from '../src';
import { createMemoryStore } from '../src/store/memory';
import { call, cardPath, newBridgeKey, nonceByWebCrypto, reveal, type Reply } from './support/bridge';
import { holdCommits } from './support/heldStore';
import { newApiKey, startMayfly } from './support/mayfly';

type Refusal = 'anonymous' | 'route' | 'unknown' | 'tooLong' | 'mismatch' | 'inUse' | 'expired';

/** How each provider is asked for a key. What both promise is below; how each says it is in the tests of its own. */
interface Asker {
  readonly name: string;
  readonly newApiKey: () => string;
  readonly path: string;
  readonly unknownRoute: string;
  readonly lifetime: number;
  /** Bodies: a valid one, another valid one, one with an unknown parameter, one with too long a value. */
  readonly valid: string;
  readonly other: string;
  readonly unknown: string;
  readonly tooLong: string;
  readonly headers: (apiKey: string | undefined) => Readonly<Record<string, string>>;
  /** What each refusal answers: its status, and a piece of its body that no other refusal has. */
  readonly refusals: Readonly<Record<Refusal, readonly [number, string]>>;
  readonly secretIn: (reply: Reply) => string;
  /** Uses a key for what it was issued for. */
  readonly use: (mayfly: Mayfly, secret: string) => Promise<Reply>;
}

let nonce = '';

const providers: readonly Asker[] = [
  {
    name: 'stripe',
    newApiKey,
    path: '/v1/ephemeral_keys',
    unknownRoute: '/v1/elsewhere',
    lifetime: 3_600,
    valid: 'customer=cus_1',
    other: 'customer=cus_2',
    unknown: 'customer=cus_1&extra=1',
    tooLong: `customer=${'c'.repeat(5001)}`,
    headers: (apiKey) => ({
      'Content-Type': 'application/x-www-form-urlencoded',
      ...(apiKey !== undefined && { Authorization: `Bearer ${apiKey}` }),
    }),
    refusals: {
      anonymous: [401, 'You did not provide an API key.'],
      route: [404, 'Unrecognized request URL'],
      unknown: [400, 'parameter_unknown'],
      tooLong: [400, 'must be at most 5000 characters'],
      mismatch: [400, 'idempotency_error'],
      inUse: [409, 'idempotency_key_in_use'],
      expired: [401, 'api_key_expired'],
    },
    secretIn: ({ body }) => Object.assign({ secret: '' }, body).secret,
    use: (mayfly, secret) => call(mayfly, 'GET', '/v1/customers/cus_1', { Authorization: `Bearer ${secret}` }),
  },
  {
    name: 'bridge',
    newApiKey: newBridgeKey,
    path: `${cardPath}/ephemeral_keys`,
    unknownRoute: '/v0/elsewhere',
    lifetime: 300,
    get valid() {
      return JSON.stringify({ client_nonce: nonce });
    },
    other: '{"client_nonce":"other"}',
    unknown: '{"client_nonce":"n","extra":1}',
    tooLong: JSON.stringify({ client_nonce: 'n'.repeat(5001) }),
    headers: (apiKey) => ({ 'Content-Type': 'application/json', ...(apiKey !== undefined && { 'Api-Key': apiKey }) }),
    refusals: {
      anonymous: [401, 'Missing Api-Key header'],
      route: [404, 'not_found'],
      unknown: [400, 'is not a known parameter'],
      tooLong: [400, 'must have at most 5000 characters'],
      mismatch: [422, 'idempotency_key_mismatch'],
      inUse: [409, 'idempotency_key_in_use'],
      expired: [401, 'ephemeral_key_expired'],
    },
    secretIn: ({ body }) => Object.assign({ ephemeral_key: '' }, body).ephemeral_key,
    use: (mayfly, secret) => reveal(mayfly, secret, 's', 1),
  },
];

describe.each(providers)('$name', (provider) => {
  let mayfly: Mayfly;
  beforeAll(async () => {
    nonce = await nonceByWebCrypto('s', 1);
    mayfly = await startMayfly();
  });
  afterAll(() => mayfly.close());

  const ask = (apiKey: string | undefined, body: string, key: string, server = mayfly) =>
    call(server, 'POST', provider.path, { ...provider.headers(apiKey), 'Idempotency-Key': key }, body);

  function expectRefusal(reply: Reply, refusal: Refusal): void {
    const [status, piece] = provider.refusals[refusal];
    expect(reply.status).toBe(status);
    expect(reply.headers.get('content-type')).toBe('application/json');
    expect(reply.text).toContain(piece);
  }

  it('refuses who does not authenticate', async () => {
    expectRefusal(await ask(undefined, provider.valid, 'k'), 'anonymous');
  });

  it('refuses an unknown route', async () => {
    expectRefusal(
      await call(mayfly, 'POST', provider.unknownRoute, provider.headers(provider.newApiKey()), provider.valid),
      'route',
    );
  });

  it('refuses an unknown parameter, and one that is too long', async () => {
    expectRefusal(await ask(provider.newApiKey(), provider.unknown, 'k'), 'unknown');
    expectRefusal(await ask(provider.newApiKey(), provider.tooLong, 'k'), 'tooLong');
  });

  it('replays the first answer, byte for byte, and makes no second key', async () => {
    const apiKey = provider.newApiKey();
    const [first, second] = [await ask(apiKey, provider.valid, 'k'), await ask(apiKey, provider.valid, 'k')];
    expect(first.status).toBe(200);
    expect(second.text).toBe(first.text);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(await mayfly.sandbox(apiKey).keys.list()).toHaveLength(1);
  });

  it('refuses another request under a used idempotency key, be it valid or not', async () => {
    const apiKey = provider.newApiKey();
    await ask(apiKey, provider.valid, 'k');
    expectRefusal(await ask(apiKey, provider.other, 'k'), 'mismatch');
    expectRefusal(await ask(apiKey, provider.unknown, 'k'), 'mismatch');
  });

  it('refuses a second request while the first is running', async () => {
    const held = holdCommits(createMemoryStore({ wall: () => Date.now(), real: () => performance.now() }));
    const server = await startMayfly({}, { store: () => held.store });
    const apiKey = provider.newApiKey();
    held.hold();
    const first = ask(apiKey, provider.valid, 'k', server);
    await held.waiting(1);
    const second = await ask(apiKey, provider.valid, 'k', server);
    held.letAllGo();
    const original = await first;
    const third = await ask(apiKey, provider.valid, 'k', server);
    await server.close();

    expectRefusal(second, 'inUse');
    expect(third.text).toBe(original.text);
  });

  it('lets a key expire by the sandbox clock', async () => {
    const apiKey = provider.newApiKey();
    const { clock, keys } = mayfly.sandbox(apiKey);
    await clock.freeze('2030-01-01T00:00:00Z');
    const inTime = provider.secretIn(await ask(apiKey, provider.valid, 'k1'));
    const late = provider.secretIn(await ask(apiKey, provider.valid, 'k2'));

    await clock.advance({ seconds: provider.lifetime - 1 });
    expect((await provider.use(mayfly, inTime)).status).toBe(200);
    await clock.advance({ seconds: 1 });
    expectRefusal(await provider.use(mayfly, late), 'expired');
    expect((await keys.list())[1]?.state).toBe('expired');
  });

  it('keeps sandboxes apart', async () => {
    const [mine, other] = [provider.newApiKey(), provider.newApiKey()];
    const [first, second] = [await ask(mine, provider.valid, 'same'), await ask(other, provider.valid, 'same')];
    await mayfly.sandbox(mine).clock.advance({ days: 1 });

    expect(second.text).not.toBe(first.text);
    expectRefusal(await provider.use(mayfly, provider.secretIn(first)), 'expired');
    expect((await provider.use(mayfly, provider.secretIn(second))).status).toBe(200);
    expect(await mayfly.sandbox(other).keys.list()).toHaveLength(1);
  });
});

describe('after 24 hours an idempotency key', () => {
  it.each([
    ['stripe', 200, 'is a new one'],
    ['bridge', 422, 'has expired (documented)'],
  ])('of %s answers %i: it %s', async (name, status) => {
    const provider = providers.find((candidate) => candidate.name === name);
    if (provider === undefined) throw new Error(name);
    const mayfly = await startMayfly();
    const apiKey = provider.newApiKey();
    const { clock } = mayfly.sandbox(apiKey);
    await clock.freeze();
    const ask = () =>
      call(mayfly, 'POST', provider.path, { ...provider.headers(apiKey), 'Idempotency-Key': 'k' }, provider.valid);
    const first = await ask();
    await clock.advance({ hours: 23, minutes: 59, seconds: 59 });
    const replayed = await ask();
    await clock.advance({ seconds: 1 });
    const late = await ask();
    await mayfly.close();

    expect(replayed.text).toBe(first.text);
    expect(late.status).toBe(status);
    expect(late.text).not.toBe(first.text);
  });
});
