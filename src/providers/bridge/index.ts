import * as v from 'valibot';
import { compileContract } from '../../core/contract';
import type { Milliseconds } from '../../core/exchange';
import { readFixture } from '../../core/fixture';
import type { Provider } from '../../core/provider';
import { createResources, listSeed } from '../../core/resources';
import { authenticate, sandboxOf } from './auth';
import { describeExample } from './example';
import { headers } from './headers';
import { serialize } from './json';
import { loosenBodies } from './loosen';
import { redact } from './mask';
import { createCardAccount } from './operations/createCardAccount';
import { createCardEphemeralKey } from './operations/createCardEphemeralKey';
import { createPinUrl } from './operations/createPinUrl';
import { freezeCardAccount } from './operations/freezeCardAccount';
import { listCardAccounts } from './operations/listCardAccounts';
import { retrieveCardAccount } from './operations/retrieveCardAccount';
import { retrieveCustomer } from './operations/retrieveCustomer';
import { revealCard } from './operations/revealCard';
import { unfreezeCardAccount } from './operations/unfreezeCardAccount';
import type { BridgeOptions } from './options';
import { readParameters } from './parameters';
import { render } from './problems';
import { bridgeSeed, indexSeed } from './seed';

const minute: Milliseconds = 60_000;

/** Gives back Bridge's ephemeral keys for card accounts, up to the revealed card. */
export function createBridge(options: BridgeOptions): Provider {
  const { keyLifetime = 5 * minute } = options;
  let seed = indexSeed(options.seed);
  const resources = createResources(options.resources, () => seed);
  const document = readFixture('bridge/openapi.json');
  const contract = compileContract(options.body === 'strict' ? document : loosenBodies(document), {
    CreateCardEphemeralKey: createCardEphemeralKey(resources, keyLifetime),
    RevealCard: revealCard(),
    GetCustomer: retrieveCustomer(resources),
    ListCardAccounts: listCardAccounts(resources),
    CreateCardAccount: createCardAccount(resources),
    GetCardAccount: retrieveCardAccount(resources),
    FreezeCardAccount: freezeCardAccount(resources),
    UnfreezeCardAccount: unfreezeCardAccount(resources),
    CreatePinUrl: createPinUrl(resources),
  });

  return {
    name: 'bridge',
    basePath: '/v0',
    contract,
    idempotency: { methods: ['POST'], maxKeyLength: Infinity, retention: 24 * 60 * minute, afterRetention: 'refuse' },
    signature: {},
    example: (url) => describeExample(url, options),
    sandboxOf,
    replaceSeed(part) {
      seed = indexSeed(v.parse(bridgeSeed, part));
    },
    readSeed: (part, sandbox) =>
      sandbox.startsWith('bridge_') ? listSeed(indexSeed(v.parse(bridgeSeed, part)), '') : undefined,
    createRequestId: (ids) => ids.alphanumeric(20),
    redact,
    authenticate,
    admit: (_request, _operation, caller) => Promise.resolve(caller),
    readParameters,
    render: (problem) => render(problem, options.errors),
    serialize,
    headers,
  };
}
