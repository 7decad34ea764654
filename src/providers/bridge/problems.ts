import type { Answer } from '../../core/exchange';
import { faultForms } from '../../core/faultHeader';
import type { Problem, Unreadable } from '../../core/problem';
import { shorten } from '../../core/text';
import { describeForbiddenHost, describeForbiddenOrigin } from '../../core/trespass';
import { redact } from './mask';
import type { ErrorForm } from './options';
import { renderViolations } from './violations';

/** Says a problem in Bridge's words. What a comment calls documented is; all else is inferred, in Bridge's shape. */
export function render(problem: Problem, form: ErrorForm): Answer {
  const say = (status: number, code: string, message: string): Answer => ({ status, body: { code, message } });

  switch (problem.kind) {
    case 'host_forbidden':
      return say(421, 'host_forbidden', describeForbiddenHost(shorten(redact(problem.given))));
    case 'origin_forbidden':
      return say(403, 'origin_forbidden', describeForbiddenOrigin(shorten(redact(problem.given))));
    case 'route_unknown':
      return say(404, 'not_found', `There is no ${problem.method} ${shorten(redact(problem.path), 300, 100)} here.`);
    case 'credential_missing':
      // Documented.
      return refuseHeader(problem.header, 'required', `Missing ${problem.header} header`);
    case 'credential_malformed':
      return refuseHeader('Authorization', 'invalid', 'Invalid Authorization header');
    case 'credential_invalid':
      // Documented.
      return refuseHeader(problem.header, 'invalid', `Invalid ${problem.header} header`);
    case 'credential_expired':
      return say(401, 'ephemeral_key_expired', 'The ephemeral key has expired. Ask for a new one.');
    case 'credential_used':
      return say(
        401,
        'ephemeral_key_used',
        'The ephemeral key was used before. Ask for a new one: a key reveals its card once.',
      );
    case 'nonce_mismatch':
      return say(
        401,
        'client_nonce_mismatch',
        'The secret and timestamp do not give the nonce that the ephemeral key was made with. The key can still be used with the right ones.',
      );
    case 'credential_publishable':
      return say(401, 'invalid', 'This is no key for this endpoint.');
    case 'credential_live':
      // Mayfly's own.
      return say(
        401,
        'live_key_refused',
        `Mayfly takes no live keys: ${problem.shown} looks like one. It was not stored, and nothing was sent anywhere. Use any key that begins with sk-test.`,
      );
    case 'version_invalid':
    case 'version_missing':
    case 'account_forbidden':
      // Bridge has neither versions nor accounts; the switch wants them all the same.
      return say(400, 'invalid_parameters', 'The request names a version or an account, and there are none here.');
    case 'permission_missing':
      return say(403, 'forbidden', 'The credential does not open this endpoint.');
    case 'media_type_unsupported':
      return say(415, 'unsupported_media_type', `Send application/json instead of ${shorten(problem.given)}.`);
    case 'unreadable':
      return describeUnreadable(problem.cause);
    case 'parameters_invalid':
      // Documented, and seen on the wire.
      return { status: 400, body: renderViolations(problem.violations, form) };
    case 'resource_missing':
      // Documented for customers.
      return say(404, 'Invalid', `Unknown ${problem.noun} id`);
    case 'state_conflict':
      // The code is documented.
      return say(409, 'resource_state_conflict', problem.reason);
    case 'card_refused':
      // Bridge's cards are issued, not charged, so this is never said; the switch wants it all the same.
      return say(400, 'invalid', 'The card was refused.');
    case 'resource_busy':
      return say(409, 'resource_state_conflict', 'Another request keeps changing the same resource. Try again.');
    case 'rate_limited':
      return say(429, 'rate_limited', 'Too many requests. Try again later.');
    case 'fault':
      // Mayfly's own.
      return say(problem.status, 'fault', `Mayfly was asked for this failure: status ${problem.status}.`);
    case 'fault_unknown':
      return say(
        400,
        'fault_unknown',
        `The header Mayfly-Fault asks for '${redact(problem.given)}', which is no fault. Ask for ${faultForms}.`,
      );
    case 'idempotency_key_too_long':
      return say(
        400,
        'invalid',
        `The Idempotency-Key has ${problem.length} characters; at most ${problem.limit} are taken.`,
      );
    case 'idempotency_mismatch':
      return say(
        422,
        'idempotency_key_mismatch',
        'The Idempotency-Key was used with another request before. Use a new one.',
      );
    case 'idempotency_in_use':
      return say(
        409,
        'idempotency_key_in_use',
        'The first request with this Idempotency-Key is still running. Try again later.',
      );
    case 'idempotency_expired':
      // The status is documented.
      return say(422, 'idempotency_key_expired', 'The Idempotency-Key was used more than 24 hours ago. Use a new one.');
    case 'unexpected':
      // Documented, its "expected" included.
      return {
        status: 500,
        body: {
          errors: [{ code: 'unexpected', message: 'An expected error occurred, you may try again later' }],
        },
      };
  }
}

function refuseHeader(name: string, code: string, message: string): Answer {
  return { status: 401, body: { code, location: 'header', name, message } };
}

function describeUnreadable(cause: Unreadable): Answer {
  const say = (status: number, message: string): Answer => ({ status, body: { code: 'invalid_request', message } });
  switch (cause.reason) {
    case 'body_too_large':
      return say(413, `The body is too large: at most ${cause.limit} bytes are read.`);
    case 'body_aborted':
      return say(400, 'The body ended before its announced length.');
    case 'body_already_read':
      return say(
        400,
        'Another middleware has read the body before. Mount mayfly.app before express.json() and other body parsers.',
      );
    case 'compression_unsupported':
      return say(415, `Unsupported Content-Encoding: ${shorten(cause.given)}. Use gzip, deflate, br or none.`);
    case 'compression_broken':
      return say(400, 'The body does not decompress as its Content-Encoding says.');
    case 'charset_unsupported':
      return say(415, `Unsupported charset: ${cause.given}. Use utf-8.`);
    case 'percent_encoding_broken':
      // Not what was sent: the query of a reveal holds its secret.
      return say(400, 'The percent-encoding of the path, the query or the body is broken.');
    case 'not_utf8':
      return say(400, 'The path, the query or the body is not UTF-8.');
    case 'too_many_parameters':
      return say(400, `Too many parameters: at most ${cause.limit} are read.`);
    case 'nested_too_deep':
      return say(400, `Nested too deeply, at most ${cause.limit} levels: ${cause.given}`);
    case 'json_broken':
      return say(400, `The body is not JSON: ${cause.given}`);
    case 'too_many_items':
      return say(400, `The body holds too many values: at most ${cause.limit} are read.`);
    case 'expectation_unsupported':
      return say(417, `Unsupported Expect header: ${shorten(cause.given)}. Use 100-continue or none.`);
    case 'http_broken':
      return say(400, 'This is not well-formed HTTP/1.1.');
    case 'headers_too_large':
      return say(431, 'The headers are too large: at most 16 KiB are read.');
    case 'sent_too_slowly':
      return say(408, 'The request was not complete in time.');
  }
}
