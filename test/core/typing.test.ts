import { describe, expect, it } from '@jest/globals';
import { parseForm } from '../../src/core/form';
import { followReferences } from '../../src/core/references';
import { typeParameters } from '../../src/core/typing';

const follow = followReferences({ page_size: { type: 'integer' } });
const schema = {
  properties: {
    expand: { type: 'array', items: { type: 'array' } },
    flag: { type: 'boolean' },
    limit: { $ref: '#/components/schemas/page_size' },
    metadata: { type: 'object', additionalProperties: { type: 'integer' } },
    shipping: { type: ['object', 'string'], properties: { days: { type: 'integer' } } },
  },
};

describe('typeParameters', () => {
  it.each([
    ['expand[]=a', { expand: ['a'] }],
    ['expand[1]=b&expand[0]=a', { expand: ['a', 'b'] }],
    ['expand[10]=b&expand[9]=a', { expand: ['a', 'b'] }],
    ['expand[0][0]=a', { expand: [['a']] }],
    ['expand[a]=b', { expand: { a: 'b' } }],
    ['expand=a', { expand: 'a' }],
    ['other[0]=a', { other: { 0: 'a' } }],
    ['limit=3', { limit: 3 }],
    ['limit=-3', { limit: -3 }],
    ['metadata[0]=7', { metadata: { 0: 7 } }],
    ['shipping[days]=7', { shipping: { days: 7 } }],
    ['shipping=', { shipping: '' }],
    ['flag=true', { flag: true }],
    ['flag=false', { flag: false }],
  ])('gives parameters the types of the contract: %s', (text, parameters) => {
    expect(JSON.parse(JSON.stringify(typeParameters(parseForm(text), schema, follow)))).toEqual(parameters);
  });

  it.each([
    'limit=',
    'limit=3.0',
    'limit=3e2',
    'limit=0x3',
    'limit= 3',
    'limit=9999999999999999',
    'flag=1',
    'flag=TRUE',
    'other=3',
  ])('leaves what does not look like one: %s', (text) => {
    const tree = parseForm(text);
    expect(typeParameters(tree, schema, follow)).toEqual(tree);
  });

  it.each(['__proto__=1', 'constructor=1', 'metadata[__proto__]=1', 'metadata[constructor][prototype][x]=1'])(
    'takes names of JavaScript for names: %s',
    (text) => {
      const typed = JSON.stringify(typeParameters(parseForm(text), schema, follow));
      expect(typed).toContain(/(__proto__|constructor)/.exec(text)?.[0]);
      expect({}).not.toHaveProperty('x');
    },
  );
});
