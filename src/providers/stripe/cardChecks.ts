import { passesLuhn } from '../../core/cardNumber';
import type { Milliseconds } from '../../core/exchange';
import { ProblemError, type CardRefusal } from '../../core/problem';
import type { PaymentMethod } from './resources/paymentMethod';
import type { TestCard, TestCards } from './testCards';

type Check = PaymentMethod['card']['checks']['cvc'];

/**
 * Gives back the test card with this number. Another card's number is declined as Stripe does in test mode, and goes no
 * further than this function.
 *
 * @throws ProblemError `card_refused`.
 */
export function findTestCard(testCards: TestCards, typed: string): TestCard {
  const number = typed.replace(/[ -]/g, '');
  const card = testCards.byNumber(number);
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

/**
 * Gives back the payment method attached to the customer. One that is theirs already stays as it is (inferred).
 *
 * @throws ProblemError `state_conflict` where it is or was somebody else's, `card_refused` for cards made to be declined.
 */
export function attachTo(customer: string, paymentMethod: PaymentMethod, testCards: TestCards): PaymentMethod {
  if (paymentMethod.customer === customer) return paymentMethod;
  if (paymentMethod.customer !== null) {
    const reason = 'The payment method you provided has already been attached to a customer.';
    throw new ProblemError({ kind: 'state_conflict', reason });
  }
  if (paymentMethod.detached) {
    const reason =
      'This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.';
    throw new ProblemError({ kind: 'state_conflict', reason });
  }
  const { card } = paymentMethod;
  const known = testCards.byNumber(card.number);
  if (known?.refused !== undefined) throw refused(known.refused);

  // Attaching has the issuer look at what was sent; each test card has its own result.
  const look = (check: Check, found: Check = 'pass') => (check === 'unchecked' ? found : check);
  const checks = {
    cvc: look(card.checks.cvc, known?.checks.cvc),
    line1: look(card.checks.line1, known?.checks.line1),
    postal_code: look(card.checks.postal_code, known?.checks.postal_code),
  };
  return { ...paymentMethod, customer, card: { ...card, checks } };
}

function refused(reason: CardRefusal): ProblemError {
  return new ProblemError({ kind: 'card_refused', reason });
}
