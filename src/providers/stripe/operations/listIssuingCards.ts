import { defineOperation, type Operation } from '../../../core/operation';
import type { Resources } from '../../../core/resources';
import type { components, operations } from '../contract';
import { paginate, wasCreatedIn } from '../page';
import { presentIssuingCard } from '../presentation';
import { issuingCards, numberOf, type IssuingCard } from '../resources/issuingCard';

/** `GET /v1/issuing/cards`: those that were created or seeded. One that was only named is in no list. */
export function listIssuingCards(resources: Resources): Operation {
  return defineOperation<operations['GetIssuingCards']>(async (context, { query }) => {
    const { cardholder, exp_month, exp_year, last4, status, type } = query;
    const listing = {
      type: issuingCards,
      oldestFirst: await resources.list(context, issuingCards),
      isWanted: (card: IssuingCard) =>
        wasCreatedIn(query.created, card) &&
        (cardholder === undefined || card.cardholder === cardholder) &&
        (exp_month === undefined || card.exp_month === exp_month) &&
        (exp_year === undefined || card.exp_year === exp_year) &&
        (last4 === undefined || numberOf(card).slice(-4) === last4) &&
        (status === undefined || card.status === status) &&
        (type === undefined || card.type === type),
      present: (card: IssuingCard) => presentIssuingCard(context, resources, card, query.expand),
      url: '/v1/issuing/cards',
    };
    const body: components['schemas']['issuing.card_list'] = await paginate(listing, query);
    return { answer: { status: 200, body }, changes: [] };
  });
}
