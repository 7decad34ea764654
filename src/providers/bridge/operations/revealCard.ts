import { isSame } from '../../../core/ids';
import { issuedKeys, keyCollectAt, type IssuedKey } from '../../../core/keys';
import { defineOperation, type Operation } from '../../../core/operation';
import { ProblemError } from '../../../core/problem';
import { refuseEnded } from '../auth';
import { cardOf, lastDayOf } from '../card';
import type { components, operations } from '../contract';
import { revealNonce } from '../nonce';

/**
 * `GET /v0/card_details/`: reveals the card of a key, once, to who knows the secret behind its nonce. The key is read again
 * here, and its use names the version that was read: of two reveals that race, the second one finds it used.
 */
export function revealCard(): Operation {
  return defineOperation<operations['RevealCard']>(async (context, { query: { secret, timestamp } }) => {
    const { key: carried, shown } = context.caller;
    const stored = carried && (await context.read(issuedKeys, carried.id));
    if (stored === undefined) {
      throw new ProblemError({ kind: 'credential_invalid', header: 'Authorization', shown });
    }
    refuseEnded(stored.value, context.time, shown);
    const { value: key, version } = stored;
    if (key.nonce === undefined || !isSame(key.nonce, revealNonce(secret, timestamp))) {
      throw new ProblemError({ kind: 'nonce_mismatch' });
    }

    const card = cardOf(key.scope[0]?.id ?? '');
    const used: IssuedKey = { ...key, endedBy: 'use' };
    const answer: components['schemas']['card_details'] = {
      card_number: card.number,
      card_security_code: card.securityCode,
      expiry_date: lastDayOf(card),
    };
    return {
      answer: { status: 200, body: answer },
      changes: [{ type: issuedKeys, id: key.id, readVersion: version, value: used, collectAt: keyCollectAt(used) }],
    };
  });
}
