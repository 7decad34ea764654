import { describe, expect, it } from '@jest/globals';
import { followReferences } from '../../src/core/references';
import { withholdFrom } from '../../src/core/visibility';

const onlyBackEnds = { 'x-credentials': ['secretKey'] };
const follow = followReferences({
  customer: {
    properties: {
      email: { type: 'string', ...onlyBackEnds },
      id: { type: 'string' },
      card: { anyOf: [{ type: 'string' }, { $ref: '#/components/schemas/card' }] },
    },
  },
  // Each names the other: what is expanded can hold what is expanded.
  card: {
    properties: {
      id: { type: 'string' },
      metadata: { type: 'object', ...onlyBackEnds },
      customer: { anyOf: [{ type: 'string' }, { $ref: '#/components/schemas/customer' }] },
    },
  },
  list: { properties: { data: { type: 'array', items: { $ref: '#/components/schemas/card' } } } },
});

describe('what a credential may see', () => {
  const card = { id: 'pm_1', metadata: { order: '1' }, customer: { id: 'cus_1', email: 'a@b.c', card: 'pm_1' } };
  const list = { data: [card, { ...card, customer: null }] };
  const schema = { $ref: '#/components/schemas/list' };

  it('is everything for the credentials that the contract names', () => {
    expect(withholdFrom('secretKey', list, schema, follow)).toEqual(list);
  });

  it('leaves out what is for others, in lists and in what is expanded', () => {
    expect(withholdFrom('customerKey', list, schema, follow)).toEqual({
      data: [
        { id: 'pm_1', customer: { id: 'cus_1', card: 'pm_1' } },
        { id: 'pm_1', customer: null },
      ],
    });
  });

  it('keeps the order of members, and values as they are', () => {
    const customer = { id: 'cus_1', card: null, email: 'a@b.c' };
    const seen = withholdFrom('customerKey', customer, { $ref: '#/components/schemas/customer' }, follow);
    expect(JSON.stringify(seen)).toBe('{"id":"cus_1","card":null}');
  });
});
