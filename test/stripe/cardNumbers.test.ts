import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Mayfly } from '../../src';
import { get, post } from '../support/http';
import { newApiKey, startMayfly } from '../support/mayfly';

/** People paste the wrong number into the wrong field. A card's number that isn't a test card's must go no further. */
describe('the number of a card that is none of the test cards', () => {
  const number = '4111111111111129';
  const lines: string[] = [];
  let mayfly: Mayfly;
  beforeAll(async () => {
    mayfly = await startMayfly(
      { log: 'json' },
      { output: { write: (line) => lines.push(line), writeError: (line) => lines.push(line) } },
    );
  });
  afterAll(() => mayfly.close());

  it.each([
    ['the number', `card[number]=${number}&card[exp_month]=1&card[exp_year]=40`],
    ['the number with spaces', 'card[number]=4111 1111 1111 1129&card[exp_month]=1&card[exp_year]=40'],
    ['a list', `card[number][]=${number}&card[exp_month]=1&card[exp_year]=40`],
    ['the month', `card[number]=4242424242424242&card[exp_month]=${number}&card[exp_year]=40`],
    ['the token', `card[token]=${number}`],
    ['the name of a parameter', `card[token]=tok_visa&${number}=1`],
    ['the type', `type=${number}&card[token]=tok_visa`],
    ['expand', `card[token]=tok_visa&expand[]=${number}`],
  ])('is refused as %s and not shown', async (_, form) => {
    const body = form.startsWith('type=') ? form : `type=card&${form}`;
    const answer = await post(mayfly, '/v1/payment_methods', newApiKey(), body, { 'Idempotency-Key': 'k' });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.text.replaceAll(' ', '')).not.toContain(number);
  });

  it('is shown neither in an id nor in the log', async () => {
    for (const path of [`/v1/payment_methods/${number}`, `/v1/customers/${number}/payment_methods`, `/v1/${number}`]) {
      const answer = await get(mayfly, path, newApiKey());
      expect(answer.status).toBe(404);
      expect(answer.text).toContain('************1129');
      expect(answer.text).not.toContain(number);
    }
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('')).not.toContain(number);
  });
});
