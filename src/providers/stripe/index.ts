import * as v from 'valibot';
import { compileContract } from '../../core/contract';
import type { Milliseconds } from '../../core/exchange';
import { readFixture } from '../../core/fixture';
import type { Provider } from '../../core/provider';
import { createResources, listSeed } from '../../core/resources';
import { admit } from './admission';
import { authenticate, sandboxOf } from './auth';
import { describeExample } from './example';
import { createHandlers } from './handlers';
import { headers, signature } from './headers';
import { serialize } from './json';
import { redact } from './mask';
import type { StripeOptions } from './options';
import { readParameters } from './parameters';
import { render } from './problems';
import { indexSeed, stripeSeed } from './seed';

const hour: Milliseconds = 3_600_000;

/** Gives back Stripe's ephemeral-key endpoints, and what such a key opens. */
export function createStripe(options: StripeOptions): Provider {
  const { keyLifetime = hour, requireVersion } = options;
  let seed = indexSeed(options.seed);
  const resources = createResources(options.resources, () => seed);
  const handlers = createHandlers(resources, options.resources, keyLifetime);
  const contract = compileContract(readFixture('stripe/openapi.json'), handlers);

  return {
    name: 'stripe',
    basePath: '/v1',
    contract,
    idempotency: { methods: ['POST'], maxKeyLength: 255, retention: 24 * hour, afterRetention: 'forget' },
    signature,
    example: (url) => describeExample(url, options),
    sandboxOf,
    replaceSeed(part) {
      seed = indexSeed(v.parse(stripeSeed, part));
    },
    readSeed: (part, sandbox) =>
      sandbox.startsWith('acct_') ? listSeed(indexSeed(v.parse(stripeSeed, part)), sandbox) : undefined,
    createRequestId: (ids) => `req_${ids.alphanumeric(14)}`,
    redact,
    authenticate,
    admit: (request, operation, caller, open) => admit(request, operation, caller, open, { requireVersion, resources }),
    readParameters,
    render,
    serialize,
    headers: (closing) => headers(closing, contract.version),
  };
}
