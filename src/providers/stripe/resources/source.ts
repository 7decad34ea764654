import * as v from 'valibot';
import type { ResourceType } from '../../../core/resources';
import { mayBeMadeUp } from '../identifiers';
import { text } from './fields';

const source = v.strictObject({ id: text });

/** Cards and other sources of older integrations. They can be named, as a customer's `default_source`, and no more. */
export const sources: ResourceType<v.InferOutput<typeof source>> = {
  name: 'source',
  noun: 'source',
  schema: source,
  isWellFormed: (id) => ['card', 'src', 'ba'].some((prefix) => mayBeMadeUp(prefix, id)),
  invent: (id) => ({ id }),
};
