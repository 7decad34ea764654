import type { Milliseconds } from '../../../core/exchange';
import { issuedKeys, keyCollectAt, keyStateAt, toSeconds, type IssuedKey } from '../../../core/keys';
import { defineOperation, type Operation } from '../../../core/operation';
import { ProblemError } from '../../../core/problem';
import type { ResourceMode } from '../../../core/resources';
import type { operations } from '../contract';
import { showEphemeralKey } from '../ephemeralKey';
import { isIssuedKeyId } from '../identifiers';

/** An id that a test made up, such as the `ephkey_123` of the SDKs' own suites. */
const namedKeyForm = /^ephkey_\w{1,250}$/;

/**
 * `DELETE /v1/ephemeral_keys/{key}`: revokes a key. One that was issued is there until it expires or is deleted; in mode
 * `auto` an id that nobody issued is taken for a key of one's own, as other made-up ids are.
 */
export function deleteEphemeralKey(mode: ResourceMode, lifetime: Milliseconds): Operation {
  return defineOperation<operations['DeleteEphemeralKeysKey']>(async (context, { path: { key: id } }) => {
    const stored = await context.read(issuedKeys, id);

    if (stored !== undefined && keyStateAt(stored.value, context.time) === 'active') {
      const deleted: IssuedKey = { ...stored.value, endedBy: 'deletion' };
      return {
        answer: { status: 200, body: showEphemeralKey(deleted) },
        changes: [
          { type: issuedKeys, id, readVersion: stored.version, value: deleted, collectAt: keyCollectAt(deleted) },
        ],
      };
    }

    const isInvented =
      stored === undefined && mode === 'auto' && namedKeyForm.test(id) && !isIssuedKeyId(id) && !id.includes('missing');
    if (!isInvented) {
      throw new ProblemError({
        kind: 'resource_missing',
        noun: 'ephemeral_key',
        id,
        parameter: 'key',
        location: 'path',
      });
    }
    const created = toSeconds(context.time);
    const invented = { id, scope: [], created, expires: created + toSeconds(lifetime) };
    return { answer: { status: 200, body: showEphemeralKey(invented) }, changes: [] };
  });
}
