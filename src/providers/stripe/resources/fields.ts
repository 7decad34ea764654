import * as v from 'valibot';

/** When everything that is made up was created, so that it is the same in every run: 2023-11-14T22:13:20Z. */
const inventedAt = 1_700_000_000;

// Without limits of numbers: what is stored has passed the contract.
export const text = v.pipe(v.string(), v.maxLength(5000));
export const textOrNull = v.optional(v.nullable(text), null);
export const created = v.optional(v.pipe(v.number(), v.integer()), inventedAt);

const line = v.exactOptional(v.nullable(text));

export const address = v.strictObject({
  city: line,
  country: line,
  line1: line,
  line2: line,
  postal_code: line,
  state: line,
});

/** Pairs of a user's own. Not a record of valibot's: that drops names such as `constructor`, and Stripe keeps them. */
export const metadata = v.optional(v.custom<Readonly<Record<string, string>>>(isTextByName), {});

export type Address = v.InferOutput<typeof address>;

function isTextByName(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((member) => typeof member === 'string')
  );
}
