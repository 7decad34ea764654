import { passesLuhn } from '../../core/cardNumber';

/**
 * Gives back a credential or an id as Stripe's messages show it: the length is kept; the leading words, all underscores
 * and the last 4 characters stay visible, and 2 more after the words where it is 60 characters or longer. Fits every
 * message quoted in public, such as `ek_test_YW***…***_******r1xQ` and `ephkey_1*******************V5gn`; the rule itself
 * is inferred. Never shows more than half of what follows the words, so that a short key isn't given away.
 */
export function mask(credential: string): string {
  const words = /^(?:[a-z]+_[a-z]+_|[a-z]+_1?)/.exec(credential)?.[0] ?? '';
  const head = words.length + (credential.length >= 60 ? 2 : 0);
  const tail = Math.min(4, Math.floor((credential.length - head) / 2));
  const end = credential.length - tail;
  return credential.slice(0, head) + credential.slice(head, end).replace(/[^_]/g, '*') + credential.slice(end);
}

/** Gives back a text with every key and secret in it masked, test and live ones alike, and every number that could be a card's. */
export function redact(text: string): string {
  return text
    .replace(/(?:sk|rk|pk|ek)_(?:org_)?(?:test|live)_\w+/gi, mask)
    .replace(/(?<![0-9A-Za-z_])\d(?:[ -]?\d){11,18}(?![0-9A-Za-z_])/g, maskCardNumber);
}

/** Gives back `************1111` for what passes a card number's check, and any other number as it is. */
function maskCardNumber(number: string): string {
  const digits = number.replace(/[ -]/g, '');
  return passesLuhn(digits) ? digits.slice(-4).padStart(digits.length, '*') : number;
}
