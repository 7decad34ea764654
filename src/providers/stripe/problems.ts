import type { Answer } from '../../core/exchange';
import { faultForms } from '../../core/faultHeader';
import type { Problem, Unreadable } from '../../core/problem';
import { shorten } from '../../core/text';
import { describeForbiddenHost, describeForbiddenOrigin } from '../../core/trespass';
import { describeCardRefusal } from './cardErrors';
import type { StripeError } from './error';
import { mask, redact } from './mask';
import { renderViolations } from './violations';

const help = 'we can help at https://support.stripe.com/.';
const docs = `Please see https://stripe.com/docs or ${help}`;

/** Says a problem in Stripe's words. Texts are quoted from real responses unless a comment says "inferred". */
export function render(problem: Problem): Answer {
  const { status, code, declineCode, message, param, type = 'invalid_request_error' } = describe(problem);
  const error = {
    ...(code && { code }),
    ...(declineCode && { decline_code: declineCode }),
    ...(code && { doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` }),
    message,
    ...(param && { param }),
    type,
  };
  return { status, body: { error } };
}

function describe(problem: Problem): StripeError {
  switch (problem.kind) {
    case 'host_forbidden':
      return { status: 421, message: describeForbiddenHost(shorten(redact(problem.given))) };
    case 'origin_forbidden':
      return { status: 403, message: describeForbiddenOrigin(shorten(redact(problem.given))) };
    case 'route_unknown':
      return { status: 404, message: describeUnknownRoute(problem.method, problem.path) };
    case 'credential_missing':
      return {
        status: 401,
        message: `You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or ${help}`,
      };
    case 'credential_malformed':
      return {
        status: 401,
        message: `You did not provide an API key, though you did set your Authorization header to "${problem.shown}". Using Bearer auth, your Authorization header should look something like 'Authorization: Bearer YOUR_SECRET_KEY'. See https://stripe.com/docs/api#authentication for details, or ${help}`,
      };
    case 'credential_invalid':
      return { status: 401, message: `Invalid API Key provided: ${problem.shown}` };
    case 'credential_expired':
      return { status: 401, code: 'api_key_expired', message: `Expired API Key provided: ${problem.shown}` };
    case 'credential_used':
      // Stripe's keys work until they expire, so this is never said; the switch wants it all the same.
      return { status: 401, message: `Invalid API Key provided: ${problem.shown}` };
    case 'nonce_mismatch':
      // Inferred: what Stripe answers is not public.
      return {
        status: 400,
        message:
          'This ephemeral key was issued with a nonce. Pass the private half of that nonce as ephemeral_key_private_nonce; the one in this request is missing or belongs to another nonce.',
        param: 'ephemeral_key_private_nonce',
      };
    case 'credential_publishable':
      return {
        status: 401,
        code: 'secret_key_required',
        message:
          'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.',
      };
    case 'credential_live':
      // Mayfly's own: Stripe has no such refusal.
      return {
        status: 401,
        message: `Mayfly takes no live keys: ${problem.shown} looks like one. It was not stored, and nothing was sent anywhere. Use any key that begins with sk_test_ or rk_test_, and if the live key was sent by mistake, look for where your tests read it from.`,
      };
    case 'version_invalid':
      return { status: 400, message: `Invalid Stripe API version: ${shorten(problem.given, 250, 100)}` };
    case 'version_missing':
      // Inferred: only the SDKs' own checks are public.
      return {
        status: 400,
        message:
          'This request needs a Stripe-Version header with the API version that the ephemeral key will be used with, for example 2020-08-27.',
      };
    case 'account_forbidden':
      return {
        status: 403,
        code: 'account_invalid',
        message: `The provided key '${problem.shown}' does not have access to account '${shorten(redact(problem.account), 250, 100)}' (or that account does not exist). Application access may have been revoked.`,
      };
    case 'permission_missing':
      return {
        status: 403,
        message: `The provided key '${problem.shown}' does not have the required permissions for this endpoint on account '${mask(problem.account)}'. Having the '${problem.permission}' permission would allow this request to continue.`,
      };
    case 'media_type_unsupported':
      return {
        status: 400,
        message: `Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any questions, ${help}`,
      };
    case 'unreadable':
      return describeUnreadable(problem.cause);
    case 'parameters_invalid':
      return renderViolations(problem.violations);
    case 'resource_missing':
      return {
        status: problem.location === 'path' ? 404 : 400,
        code: 'resource_missing',
        message: `No such ${problem.noun}: '${shorten(redact(problem.id), 250, 100)}'`,
        param: problem.parameter,
      };
    case 'state_conflict':
      return { status: 400, message: problem.reason, ...(problem.parameter && { param: problem.parameter }) };
    case 'card_refused':
      return describeCardRefusal(problem.reason);
    case 'resource_busy':
      return {
        status: 429,
        code: 'lock_timeout',
        message:
          'This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request. If you see this error frequently and are making multiple concurrent requests to a single object, make your requests serially or at a lower rate.',
      };
    case 'rate_limited':
      // The code and the header beside it are documented, the wording is that of the SDKs' own suites.
      return {
        status: 429,
        code: 'rate_limit',
        message: 'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
      };
    case 'fault':
      // Mayfly's own.
      return {
        status: problem.status,
        type: problem.status >= 500 ? 'api_error' : 'invalid_request_error',
        message: `Mayfly was asked for this failure: status ${problem.status}.`,
      };
    case 'fault_unknown':
      return {
        status: 400,
        message: `The header Mayfly-Fault asks for '${redact(problem.given)}', which is no fault. Ask for ${faultForms}.`,
      };
    case 'idempotency_key_too_long':
      // Inferred; the limit of 255 is documented.
      return {
        status: 400,
        message: `Idempotency keys can be at most ${problem.limit} characters long; yours has ${problem.length}.`,
      };
    case 'idempotency_mismatch':
      return {
        status: 400,
        type: 'idempotency_error',
        message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${problem.key}' if you meant to execute a different request.`,
      };
    case 'idempotency_in_use':
      return {
        status: 409,
        code: 'idempotency_key_in_use',
        message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${problem.key}. Please try again later.`,
      };
    case 'idempotency_expired':
      // Stripe takes an expired key for a new one, so this is never said; the switch wants it all the same.
      return { status: 400, type: 'idempotency_error', message: `The idempotency key '${problem.key}' has expired.` };
    case 'unexpected':
      return {
        status: 500,
        type: 'api_error',
        message: `An unknown error occurred in Mayfly. This is a fault of Mayfly's, not of your request; please report it.`,
      };
  }
}

function describeUnknownRoute(method: string, path: string): string {
  const trailingSlash =
    'If you are trying to list objects, remove the trailing slash. If you are trying to retrieve an object, make sure you passed a valid (non-empty) identifier in your code. ';
  const shown = shorten(redact(path), 500, 200);
  return `Unrecognized request URL (${method}: ${shown}). ${path.endsWith('/') && path !== '/' ? trailingSlash : ''}${docs}`;
}

/** All inferred: Stripe's answers to requests that can't be read are not public. */
function describeUnreadable(cause: Unreadable): StripeError {
  switch (cause.reason) {
    case 'body_too_large':
      return { status: 413, message: `Request body too large: at most ${cause.limit} bytes are read.` };
    case 'body_aborted':
      return { status: 400, message: 'Invalid request: the body ended before its announced length.' };
    case 'body_already_read':
      return {
        status: 400,
        message:
          'Mayfly could not read the body, because another middleware had read it before. Mount mayfly.app before express.json(), express.urlencoded() and other body parsers.',
      };
    case 'compression_unsupported':
      return {
        status: 415,
        message: `Unsupported Content-Encoding: ${shorten(cause.given)}. Use gzip, deflate, br or none.`,
      };
    case 'compression_broken':
      return { status: 400, message: 'Invalid request: the body does not decompress as its Content-Encoding says.' };
    case 'charset_unsupported':
      return { status: 415, message: `Unsupported charset: ${cause.given}. Use utf-8.` };
    case 'percent_encoding_broken':
      return { status: 400, message: `Invalid percent-encoding in '${cause.given}'.` };
    case 'not_utf8':
      return { status: 400, message: `Invalid byte sequence in UTF-8: ${cause.given}.` };
    case 'too_many_parameters':
      return { status: 400, message: `Too many parameters: at most ${cause.limit} are read.` };
    case 'nested_too_deep':
      return {
        status: 400,
        message: `Parameters are nested too deeply, at most ${cause.limit} levels: ${cause.given}`,
      };
    case 'json_broken':
      return { status: 400, message: `Invalid JSON: ${shorten(cause.given)}` };
    case 'too_many_items':
      return { status: 400, message: `Too many values: at most ${cause.limit} are read.` };
    case 'http_broken':
      return { status: 400, message: 'Invalid request: this is not well-formed HTTP/1.1.' };
    case 'expectation_unsupported':
      return { status: 417, message: `Unsupported Expect header: ${shorten(cause.given)}. Use 100-continue or none.` };
    case 'headers_too_large':
      return { status: 431, message: 'Request headers too large: at most 16 KiB are read.' };
    case 'sent_too_slowly':
      return { status: 408, message: 'Request timeout: the request was not complete in time.' };
  }
}

/** The SDKs give up on a 429 unless they are told to retry. */
const retried: readonly Problem['kind'][] = ['idempotency_in_use', 'resource_busy', 'rate_limited'];

/** Gives back whether a client may retry, where Stripe's SDKs should not decide by the status alone. */
export function shouldRetry(problem: Problem): boolean | undefined {
  return retried.includes(problem.kind) ? true : undefined;
}
