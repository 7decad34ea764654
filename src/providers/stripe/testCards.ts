import { testCardTable } from './testCardTable';

/** A test card of Stripe's. */
export type TestCard = ReturnType<typeof describe>;

/** Finds a test card by its number. */
export function testCardByNumber(number: string): TestCard | undefined {
  const row = testCardTable.find(([, other]) => other === number);
  return row && describe(row);
}

/** Finds the test card of a token, such as `tok_visa`. */
export function testCardByToken(token: string): TestCard | undefined {
  return testCardByName('tok_', token);
}

/** Finds the test card of a payment method such as `pm_card_visa`, which is no id: it stands for a new one each time. */
export function testCardByPaymentMethod(name: string): TestCard | undefined {
  return testCardByName('pm_card_', name);
}

function testCardByName(prefix: string, text: string): TestCard | undefined {
  const row = text.startsWith(prefix) ? testCardTable.find(([name]) => name === text.slice(prefix.length)) : undefined;
  return row && describe(row);
}

function describe([, number, brand, funding, country, special = {}]: (typeof testCardTable)[number]) {
  const { networks = [brand], refused, checks = {} } = special;
  return {
    number,
    brand,
    displayBrand: displayBrands.get(brand) ?? brand,
    funding,
    country,
    networks,
    refused,
    checks,
  };
}

/** Where `display_brand` spells a brand differently. */
const displayBrands: ReadonlyMap<string, string> = new Map([
  ['amex', 'american_express'],
  ['diners', 'diners_club'],
  ['unionpay', 'union_pay'],
  ['unknown', 'other'],
]);
