import * as v from 'valibot';
import { readFixture } from '../../core/fixture';

const check = v.optional(v.picklist(['fail', 'unavailable']));

const testCard = v.pipe(
  v.strictObject({
    /** What follows `tok_` and `pm_card_`; some cards have only a number. */
    name: v.optional(v.string()),
    number: v.string(),
    brand: v.string(),
    funding: v.string(),
    country: v.nullable(v.string()),
    networks: v.optional(v.array(v.string())),
    /** What attaching it to a customer answers. */
    refused: v.optional(
      v.picklist([
        'declined',
        'insufficient_funds',
        'lost',
        'stolen',
        'velocity_exceeded',
        'fraudulent',
        'expired',
        'security_code_incorrect',
        'processing_error',
      ]),
    ),
    /** What attaching it to a customer finds, where that isn't "pass". */
    checks: v.optional(v.strictObject({ cvc: check, line1: check, postal_code: check }), {}),
  }),
  v.transform((card) => ({ ...card, networks: card.networks ?? [card.brand] })),
);

const table = v.object({ cards: v.array(testCard) });

/** A test card of Stripe's. */
export type TestCard = v.InferOutput<typeof testCard>;

/** The documented test cards. */
export interface TestCards {
  byNumber(number: string): TestCard | undefined;
  /** Finds the card of a token such as `tok_visa`. */
  byToken(token: string): TestCard | undefined;
  /** Finds the card of a payment method such as `pm_card_visa`, which is no id: it stands for a new one each time. */
  byPaymentMethod(name: string): TestCard | undefined;
}

/** Gives back the test cards of `fixtures/stripe/testCards.json`. The file is read when the first card is asked for. */
export function createTestCards(): TestCards {
  let read: readonly TestCard[] | undefined;
  const cards = () => (read ??= v.parse(table, readFixture('stripe/testCards.json')).cards);
  const byName = (prefix: string, text: string) =>
    text.startsWith(prefix) ? cards().find(({ name }) => name === text.slice(prefix.length)) : undefined;
  return {
    byNumber: (number) => cards().find((card) => card.number === number),
    byToken: (token) => byName('tok_', token),
    byPaymentMethod: (name) => byName('pm_card_', name),
  };
}

/** What is shown of a number that a seed made up. */
export const unknownCard = { brand: 'unknown', funding: 'unknown', country: null, networks: [] } as const;

/** Gives back the brand as `display_brand` spells it. */
export function displayBrandOf(brand: string): string {
  return displayBrands.get(brand) ?? brand;
}

const displayBrands: ReadonlyMap<string, string> = new Map([
  ['amex', 'american_express'],
  ['diners', 'diners_club'],
  ['unionpay', 'union_pay'],
  ['unknown', 'other'],
]);
