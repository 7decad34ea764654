import type { CardRefusal } from '../../core/problem';
import type { StripeError } from './error';

/** Says why a card was not taken: 402, as every card error. */
export function describeCardRefusal(reason: CardRefusal): StripeError {
  return { status: 402, type: 'card_error', ...refusals[reason] };
}

/**
 * Texts and codes are quoted from recorded answers, except for `invalid_expiry_year`, `invalid_cvc`, `expired_card` and
 * `processing_error`, which are known from the clients' own suites.
 */
const refusals: Readonly<Record<CardRefusal, Pick<StripeError, 'code' | 'declineCode' | 'message' | 'param'>>> = {
  number_incorrect: { code: 'incorrect_number', message: 'Your card number is incorrect.', param: 'number' },
  month_invalid: {
    code: 'invalid_expiry_month',
    message: "Your card's expiration month is invalid.",
    param: 'exp_month',
  },
  year_invalid: { code: 'invalid_expiry_year', message: "Your card's expiration year is invalid.", param: 'exp_year' },
  security_code_invalid: { code: 'invalid_cvc', message: "Your card's security code is invalid.", param: 'cvc' },
  not_a_test_card: {
    code: 'card_declined',
    declineCode: 'test_mode_live_card',
    message:
      'Your card was declined. Your request was in test mode, but used a non test (live) card. For a list of valid test cards, visit: https://stripe.com/docs/testing.',
  },
  declined: { code: 'card_declined', declineCode: 'generic_decline', message: 'Your card was declined.' },
  insufficient_funds: {
    code: 'card_declined',
    declineCode: 'insufficient_funds',
    message: 'Your card has insufficient funds.',
  },
  lost: { code: 'card_declined', declineCode: 'lost_card', message: 'Your card was declined.' },
  stolen: { code: 'card_declined', declineCode: 'stolen_card', message: 'Your card was declined.' },
  velocity_exceeded: {
    code: 'card_declined',
    declineCode: 'card_velocity_exceeded',
    message: 'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
  },
  fraudulent: { code: 'card_declined', declineCode: 'fraudulent', message: 'Your card was declined.' },
  expired: { code: 'expired_card', message: 'Your card has expired.', param: 'exp_month' },
  security_code_incorrect: {
    code: 'incorrect_cvc',
    message: "Your card's security code is incorrect.",
    param: 'cvc',
  },
  processing_error: {
    code: 'processing_error',
    message: 'An error occurred while processing your card. Try again in a little bit.',
  },
};
