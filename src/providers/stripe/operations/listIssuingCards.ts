import { defineOperation, type Operation } from '../../../core/operation';
import type { Resources } from '../../../core/resources';
import type { components, operations } from '../contract';
import { paginate, wasCreatedIn } from '../page';
import { presentAll, presentIssuingCard } from '../presentation';
import { issuingCards, numberOf } from '../resources/issuingCard';

/** `GET /v1/issuing/cards`: those that were created or seeded. One that was only named is in no list. */
export function listIssuingCards(resources: Resources): Operation {
  return defineOperation<operations['GetIssuingCards']>(async (context, { query }) => {
    const { cardholder, exp_month, exp_year, last4, status, type } = query;
    const all = await resources.list(context, issuingCards);
    const wanted = all.filter(
      (card) =>
        wasCreatedIn(query.created, card) &&
        (cardholder === undefined || card.cardholder === cardholder) &&
        (exp_month === undefined || card.exp_month === exp_month) &&
        (exp_year === undefined || card.exp_year === exp_year) &&
        (last4 === undefined || numberOf(card).endsWith(last4)) &&
        (status === undefined || card.status === status) &&
        (type === undefined || card.type === type),
    );
    const { items, hasMore } = paginate(wanted, query, issuingCards);
    const body: components['schemas']['issuing.card_list'] = {
      object: 'list',
      data: await presentAll(items, (card) => presentIssuingCard(context, resources, card, [])),
      has_more: hasMore,
      url: '/v1/issuing/cards',
    };
    return { answer: { status: 200, body }, changes: [] };
  });
}
