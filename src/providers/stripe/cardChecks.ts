import { passesLuhn } from '../../core/cardNumber';
import type { Milliseconds } from '../../core/exchange';
import { ProblemError, type CardRefusal } from '../../core/problem';
import { testCardByNumber, type TestCard } from './testCards';

/**
 * Gives back the test card with this number. Another card's number is declined as Stripe does in test mode, and goes no
 * further than this function.
 *
 * @throws ProblemError `card_refused`.
 */
export function findTestCard(typed: string): TestCard {
  const number = typed.replace(/[ -]/g, '');
  const card = testCardByNumber(number);
  if (card !== undefined) return card;
  const isCard = number.length >= 12 && number.length <= 19 && passesLuhn(number);
  throw refused(isCard ? 'not_a_test_card' : 'number_incorrect');
}

/**
 * Gives back when a card expires, its year in four digits.
 *
 * @throws ProblemError `card_refused` for a month that isn't one, and for what has passed.
 */
export function readExpiry(
  month: number,
  year: number,
  now: Milliseconds,
): { readonly exp_month: number; readonly exp_year: number } {
  const exp_year = year >= 0 && year < 100 ? 2000 + year : year;
  const today = new Date(now);
  const thisYear = today.getUTCFullYear();
  if (month < 1 || month > 12) throw refused('month_invalid');
  if (exp_year < thisYear || exp_year > thisYear + 50) throw refused('year_invalid');
  if (exp_year === thisYear && month <= today.getUTCMonth()) throw refused('month_invalid');
  return { exp_month: month, exp_year };
}

/** Throws `card_refused` for a security code that isn't one; none is fine. */
export function checkSecurityCode(code: string | undefined): void {
  if (code !== undefined && !/^\d{3,4}$/.test(code)) throw refused('security_code_invalid');
}

/** Gives back the expiry of a card that is good for so many years from now, where nothing else is said. */
export function expiryIn(years: number, now: Milliseconds): { readonly exp_month: number; readonly exp_year: number } {
  const today = new Date(now);
  return { exp_month: today.getUTCMonth() + 1, exp_year: today.getUTCFullYear() + years };
}

function refused(reason: CardRefusal): ProblemError {
  return new ProblemError({ kind: 'card_refused', reason });
}
