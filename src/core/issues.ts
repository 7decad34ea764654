import * as v from 'valibot';

/** Gives back a line for each thing that a schema found wrong: where it is, what was expected, and what is there. */
export function describeIssues(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues.map((issue) => `  ${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`).join('\n');
}
