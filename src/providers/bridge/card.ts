import { deriveDigits, luhnDigit } from '../../core/cardNumber';

/** What is printed on a card. */
export interface PrintedCard {
  readonly number: string;
  readonly securityCode: string;
  /** Four digits. */
  readonly year: string;
  /** Two digits. */
  readonly month: string;
}

/**
 * Gives back the card of a card account: the same for the same id, in every run. The number passes Luhn's check and begins
 * with 9999: ISO/IEC 7812 leaves 9 to national bodies, by the country code that follows, and no country has the code 999. So
 * it can't be anybody's.
 */
export function cardOf(cardAccountId: string): PrintedCard {
  const digits = deriveDigits(`card of ${cardAccountId.toLowerCase()}`, 20);
  const payload = `9999${digits.slice(0, 11)}`;
  return {
    number: `${payload}${luhnDigit(payload)}`,
    securityCode: digits.slice(11, 14),
    year: String(2031 + Number(digits.charAt(14))),
    month: String((Number(digits.slice(15, 17)) % 12) + 1).padStart(2, '0'),
  };
}

/** Gives back the first 8 digits of a card number, which name its issuer. */
export function binOf(card: PrintedCard): string {
  return card.number.slice(0, 8);
}

/** Gives back the last day on which the card is good, `2039-06-30`. That it is the month's last is inferred. */
export function lastDayOf({ year, month }: PrintedCard): string {
  // Day 0 of the month after it; months count from 0 here.
  return new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
}
