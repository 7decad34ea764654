import type { Answer } from '../core/exchange';
import type { Problem, Violation } from '../core/problem';
import { shorten } from '../core/text';

/** Says a problem of the control plane: what failed, the value seen, and the way out. Only those of its own walk can come up. */
export function renderProblem(problem: Problem): Answer {
  switch (problem.kind) {
    case 'route_unknown':
      return say(
        404,
        'not_found',
        `There is no ${problem.method} ${shorten(problem.path, 200, 80)} here. GET /_mayfly/openapi.json lists what there is.`,
      );
    case 'origin_forbidden':
      return say(
        403,
        'origin_forbidden',
        `A page of another origin asks (${shorten(problem.given)}). Only pages that this server serves, and clients that are no browser, may control it.`,
      );
    case 'media_type_unsupported':
      return say(
        415,
        'unsupported_media_type',
        `The body is ${shorten(problem.given)}; only application/json is taken.`,
      );
    case 'parameters_invalid': {
      const [first] = problem.violations;
      return say(400, 'invalid_parameters', problem.violations.map(describeViolation).join('; '), first?.parameter);
    }
    case 'unreadable':
      return say(
        problem.cause.reason === 'body_too_large' ? 413 : 400,
        'unreadable',
        `The request can't be read: ${problem.cause.reason}.`,
      );
    case 'resource_missing':
      return say(404, 'not_found', `There is no ${problem.noun} ${shorten(problem.id)}.`, problem.parameter);
    case 'state_conflict':
      return say(409, 'conflict', problem.reason, problem.parameter);
    case 'credential_invalid':
      return say(
        400,
        'sandbox_unknown',
        `${problem.header} is no test API key, such as sk_test_mine or sk-test-mine. Leave the header out to mean the whole server.`,
        problem.header,
      );
    case 'unexpected':
      return say(
        500,
        'unexpected',
        "An unknown error occurred in Mayfly. This is a fault of Mayfly's; please report it.",
      );
    default:
      return say(400, problem.kind, `The request was refused: ${problem.kind}.`);
  }
}

function say(status: number, code: string, message: string, param?: string): Answer {
  return { status, body: { error: { code, message, ...(param && { param }) } } };
}

function describeViolation(violation: Violation): string {
  const name = violation.parameter || violation.location;
  switch (violation.kind) {
    case 'unknown':
      return `${name} is no parameter`;
    case 'missing':
      return `${name} is required`;
    case 'wrong_type':
      return `${name} must be of type ${violation.expected}, but is ${shorten(JSON.stringify(violation.value))}`;
    case 'not_allowed':
      return `${name} must be one of ${violation.allowed.join(', ')}, but is ${shorten(String(violation.value))}`;
    case 'too_small':
      return `${name} must be at least ${violation.least}`;
    case 'too_large':
      return `${name} must be at most ${violation.most}`;
    case 'invalid':
      return `${name} ${violation.reason}`;
    default:
      return `${name} is ${violation.kind.replaceAll('_', ' ')}`;
  }
}
