import type { Options } from './options';
import type { Started } from './server';

/** Gives back what the command prints once it listens; undefined where the log is silent. */
export function describeStart({ mayfly, version, examples }: Started, form: Options['log']): string | undefined {
  switch (form) {
    case 'silent':
      return undefined;
    case 'json':
      return JSON.stringify({
        event: 'listening',
        url: mayfly.url,
        port: mayfly.port,
        httpsUrl: mayfly.httpsUrl,
        httpsPort: mayfly.httpsPort,
        version,
        examples,
      });
    case 'pretty':
      return [
        `Mayfly ${version} listens on ${mayfly.url}${mayfly.httpsUrl === undefined ? '' : ` and ${mayfly.httpsUrl}`}`,
        'For development only: the keys are fake, and anyone who reaches this address can make them.',
        ...(examples.length === 0 ? [] : ['', 'Try it:', ...examples.map((example) => `  ${example}`)]),
        '',
      ].join('\n');
  }
}
