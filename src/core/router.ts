import type { ContractOperation } from './contract';
import { decodePercent } from './form';
import { ProblemError } from './problem';

/** Finds the operation of a request. */
export interface Router {
  /** True where a request of this method and path has an operation. */
  has(method: string, path: string): boolean;
  /** Gives back the operation of a request with the parameters in its path, or throws `route_unknown`. */
  match(
    method: string,
    path: string,
  ): { readonly operation: ContractOperation; readonly path: Readonly<Record<string, string>> };
}

interface Route {
  readonly operation: ContractOperation;
  readonly segments: readonly string[];
}

export function createRouter(operations: readonly ContractOperation[]): Router {
  const routes = operations.flatMap((operation) =>
    [operation.path, ...operation.alsoAt].map((path): Route => ({ operation, segments: path.split('/') })),
  );
  const find = (method: string, given: readonly string[]): Route | undefined =>
    routes.find(
      ({ operation, segments }) =>
        operation.method === method &&
        segments.length === given.length &&
        segments.every((segment, index) => (segment.startsWith('{') ? given[index] !== '' : segment === given[index])),
    );

  return {
    has: (method, path) => find(method, path.split('/')) !== undefined,
    match(method, path) {
      const given = path.split('/');
      const route = find(method, given);
      if (route === undefined) throw new ProblemError({ kind: 'route_unknown', method, path });

      const named = route.segments.flatMap((segment, index): [string, string][] =>
        segment.startsWith('{') ? [[segment.slice(1, -1), decodePercent(given[index] ?? '')]] : [],
      );
      return { operation: route.operation, path: Object.fromEntries(named) };
    },
  };
}
