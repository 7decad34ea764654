import type { Violation } from '../../core/problem';
import { shorten } from '../../core/text';
import type { ErrorForm } from './options';

/** Source: a real answer quoted by a public client; only the reason "is required" is in it, the others are inferred. */
const message = 'Please resubmit the following parameters that are either missing or invalid';

/** Gives back what Bridge says of the parameters in one place: all that is wrong with them, by name. */
export function renderViolations(violations: readonly Violation[], form: ErrorForm): unknown {
  const location = violations[0]?.location ?? 'body';
  const found = violations.filter((violation) => violation.location === location);
  if (location === 'header') return renderHeader(found);

  const named = found.map((violation) => [shorten(violation.parameter, 100) || location, describe(violation)] as const);
  const key = form === 'wire' ? Object.fromEntries(named) : named.map(([name]) => name).join(', ');
  return { code: 'invalid_parameters', message, source: { location, key } };
}

/** Says what is wrong with a header, in the form that is documented for Api-Key. */
function renderHeader([violation]: readonly Violation[]): unknown {
  const name = violation?.parameter ?? '';
  const isMissing = violation?.kind === 'missing' || violation?.kind === 'empty';
  const [code, word] = isMissing ? ['required', 'Missing'] : ['invalid', 'Invalid'];
  return { code, location: 'header', name, message: `${word} ${name} header` };
}

function describe(violation: Violation): string {
  switch (violation.kind) {
    case 'missing':
      return 'is required';
    case 'unknown':
      return 'is not a known parameter';
    case 'empty':
      return 'must not be empty';
    case 'too_long':
      return `must have at most ${violation.limit} characters`;
    case 'name_too_long':
      return `must have names of at most ${violation.limit} characters`;
    case 'too_many':
      return `must have at most ${violation.limit} members`;
    case 'wrong_type':
      return `must be of type ${violation.expected}`;
    case 'not_exactly_one':
      return `exactly one of ${violation.allowed.join(', ')} is needed`;
    case 'more_than_one':
      return `only one of ${violation.given.join(', ')} can be given`;
    case 'not_allowed':
      return `must be one of ${violation.allowed.join(', ')}`;
    case 'too_small':
      return `must be at least ${violation.least}`;
    case 'too_large':
      return `must be at most ${violation.most}`;
    case 'invalid':
      return violation.reason;
  }
}
