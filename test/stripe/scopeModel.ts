import * as v from 'valibot';
import type { Mayfly } from '../../src';
import { deleteKey, get, keyIn, post, type Answer } from '../support/http';

/** The kinds of objects that a key can be issued for, as the parameter that names one. */
export const kinds = ['customer', 'issuing_card', 'verification_session'] as const;
export type Kind = (typeof kinds)[number];

/** An object with a text in it that no other object has, so that a reply tells what it shows. */
interface Thing {
  readonly kind: Kind | 'payment_method';
  readonly id: string;
  readonly marker: string;
  /** The customer whose payment method it is. */
  owner: string | undefined;
}

interface Key {
  readonly id: string;
  readonly secret: string;
  readonly kind: Kind;
  readonly opens: string;
  readonly expires: number;
  isRevoked: boolean;
}

const created = v.looseObject({ id: v.string() });

/** One sandbox with objects and keys, and what must be true of it. It talks to a running Mayfly, and keeps its own books. */
export interface Scene {
  issue(kind: Kind, which: number): Promise<void>;
  attach(which: number): Promise<void>;
  detach(which: number): Promise<void>;
  revoke(which: number): Promise<void>;
  wait(seconds: number): Promise<void>;
  /** Reads something with some key; gives back what is wrong with the reply, undefined where nothing is. */
  read(key: number, target: number): Promise<string | undefined>;
  /** Has some key attach, change or detach some payment method; gives back what is wrong with the reply. */
  take(key: number, target: number, which: number): Promise<string | undefined>;
  /** Gives back how many requests of keys were allowed, and how many refused. */
  counts(): { readonly allowed: number; readonly refused: number };
}

export async function createScene(mayfly: Mayfly, apiKey: string): Promise<Scene> {
  const { clock } = mayfly.sandbox(apiKey);
  let now = (await clock.freeze('2030-01-01T00:00:00Z')).getTime() / 1_000;
  const things: Thing[] = [];
  const keys: Key[] = [];
  const counts = { allowed: 0, refused: 0 };
  const pick = <Item>(items: readonly Item[], which: number): Item | undefined => items[which % items.length];
  const ofKind = (kind: Thing['kind']) => things.filter((thing) => thing.kind === kind);

  async function make(kind: Thing['kind'], path: string, form: (marker: string) => string): Promise<Thing> {
    const marker = `marker-${things.length}-`;
    const answer = await post(mayfly, path, apiKey, `${form(marker)}&metadata[hidden]=${marker}`);
    const thing: Thing = { kind, id: v.parse(created, answer.body).id, marker, owner: undefined };
    things.push(thing);
    return thing;
  }

  const address =
    'billing[address][city]=B&billing[address][country]=DE&billing[address][line1]=1&billing[address][postal_code]=1';
  const holder = v.parse(created, (await post(mayfly, '/v1/issuing/cardholders', apiKey, `name=H&${address}`)).body).id;
  for (let pair = 0; pair < 2; pair += 1) {
    await make('customer', '/v1/customers', (marker) => `description=${marker}`);
    await make('issuing_card', '/v1/issuing/cards', () => `cardholder=${holder}&currency=eur&type=virtual`);
    await make('verification_session', '/v1/identity/verification_sessions', () => 'type=document');
  }

  /** Says whether a key is good for anything at all. */
  const isActive = (key: Key): boolean => !key.isRevoked && now < key.expires;
  /** Says whether a key may see an object now. */
  const mayKnow = (key: Key, thing: Thing): boolean =>
    key.opens === (thing.kind === 'payment_method' ? thing.owner : thing.id);

  /** Says what is wrong with a reply to a key: a status that it shouldn't have, or something it shows and may not. */
  function judge(key: Key, answer: Answer, isAllowed: boolean, what: string): string | undefined {
    counts[answer.status === 200 ? 'allowed' : 'refused'] += 1;
    const said = `${what} with a key for ${key.opens}: ${answer.status} ${answer.text}`;
    if (!isActive(key)) return answer.status === 401 ? undefined : `an ended key was taken: ${said}`;
    if (isAllowed !== (answer.status === 200)) return `it should ${isAllowed ? '' : 'not '}be allowed: ${said}`;
    if (answer.text.includes('metadata') && key.kind === 'customer') return `metadata was shown: ${said}`;
    const shown = things.find((thing) => !mayKnow(key, thing) && answer.text.includes(thing.marker));
    if (shown !== undefined) return `${shown.id} was shown: ${said}`;
    const named =
      answer.status === 200 && things.find((thing) => !mayKnow(key, thing) && answer.text.includes(thing.id));
    return named ? `${named.id} was named: ${said}` : undefined;
  }

  /** Gives back what can be read of an object, and by keys of which kind. */
  function readsOf({ kind, id }: Thing): readonly { path: string; by: Kind | undefined }[] {
    switch (kind) {
      case 'customer':
        return [
          { path: `/v1/customers/${id}`, by: 'customer' },
          { path: `/v1/payment_methods?customer=${id}&expand[]=data.customer`, by: 'customer' },
          { path: `/v1/customers/${id}/payment_methods`, by: undefined },
          { path: '/v1/customers', by: undefined },
        ];
      case 'issuing_card':
        return [
          { path: `/v1/issuing/cards/${id}?expand[]=number&expand[]=cvc`, by: 'issuing_card' },
          { path: `/v1/issuing/cards/${id}/push_provisioning_details`, by: 'issuing_card' },
          { path: '/v1/issuing/cards', by: undefined },
        ];
      case 'verification_session':
        return [
          { path: `/v1/identity/verification_pages/${id}`, by: 'verification_session' },
          { path: `/v1/identity/verification_sessions/${id}`, by: undefined },
        ];
      case 'payment_method':
        return [
          { path: `/v1/payment_methods/${id}`, by: undefined },
          { path: `/v1/payment_methods?starting_after=${id}`, by: 'customer' },
        ];
    }
  }

  return {
    counts: () => counts,

    async issue(kind, which) {
      const thing = pick(ofKind(kind), which);
      if (thing === undefined) return;
      const key = keyIn(await post(mayfly, '/v1/ephemeral_keys', apiKey, `${kind}=${thing.id}`));
      keys.push({ ...key, kind, opens: thing.id, isRevoked: false });
    },

    async attach(which) {
      const customer = pick(ofKind('customer'), which)?.id;
      const thing = await make(
        'payment_method',
        '/v1/payment_methods',
        (marker) => `type=card&card[token]=tok_visa&billing_details[name]=${marker}`,
      );
      await post(mayfly, `/v1/payment_methods/${thing.id}/attach`, apiKey, `customer=${customer}`);
      thing.owner = customer;
    },

    async detach(which) {
      const thing = pick(ofKind('payment_method'), which);
      if (thing === undefined) return;
      await post(mayfly, `/v1/payment_methods/${thing.id}/detach`, apiKey, '');
      thing.owner = undefined;
    },

    async revoke(which) {
      const key = pick(keys, which);
      if (key === undefined) return;
      await deleteKey(mayfly, apiKey, key.id);
      key.isRevoked = true;
    },

    async wait(seconds) {
      await clock.advance({ seconds });
      now += seconds;
    },

    async read(which, target) {
      const key = pick(keys, which);
      const all = things.flatMap((thing) => readsOf(thing).map((read) => ({ thing, ...read })));
      // Every second time something that is meant for keys of this kind: most of all the rest is refused.
      const asked = pick(target % 2 === 0 ? all : all.filter(({ by }) => by === key?.kind), target);
      if (key === undefined || asked === undefined) return undefined;
      const answer = await get(mayfly, asked.path, key.secret);
      return judge(key, answer, asked.by === key.kind && mayKnow(key, asked.thing), `GET ${asked.path}`);
    },

    async take(which, target, whose) {
      const [key, thing] = [pick(keys, which), pick(ofKind('payment_method'), target)];
      const customer = pick(ofKind('customer'), whose);
      if (key === undefined || thing === undefined || customer === undefined) return undefined;
      const isOwn = thing.owner === key.opens;
      const path = `/v1/payment_methods/${thing.id}`;
      switch (target % 3) {
        case 0: {
          // What was detached can't be attached again, so only its owner's stays where it is.
          const answer = await post(mayfly, `${path}/attach`, key.secret, `customer=${customer.id}`);
          return judge(key, answer, isOwn && customer.id === key.opens, `attach ${thing.id} to ${customer.id}`);
        }
        case 1: {
          const answer = await post(mayfly, path, key.secret, 'card[exp_month]=7');
          return judge(key, answer, isOwn, `change ${thing.id}`);
        }
        default: {
          const answer = await post(mayfly, `${path}/detach`, key.secret, '');
          const wrong = judge(key, answer, isOwn, `detach ${thing.id}`);
          if (answer.status === 200) thing.owner = undefined;
          return wrong;
        }
      }
    },
  };
}
