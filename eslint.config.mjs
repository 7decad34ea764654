import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Forbids imports that would make the arrows between folders point two ways. */
function forbid(files, patterns) {
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

const express = { regex: '^(express|body-parser)$', message: 'Only src/http knows Express.' };

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'src/providers/*/contract.ts', 'src/control/contract.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // A checker takes its type from its caller: that is what lets an operation keep the type of its parameters to itself.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Express's types extend Node's classes by interface, so each request handed to body-parser would be reported.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        module: 'writable',
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        fetch: 'readonly',
        performance: 'readonly',
        URLSearchParams: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
      },
    },
  },
  forbid(
    ['src/core/**'],
    [
      express,
      { regex: '(^|/)(http|providers|store|control)/', message: 'The core knows no server, no provider and no store.' },
    ],
  ),
  forbid(
    ['src/providers/*/**'],
    [
      express,
      { regex: '/(http|store|control)/', message: 'A provider knows only the core.' },
      {
        regex: '^\\.\\./\\.\\./(\\.\\./)?(server|config|options|log|cli)$',
        message: 'A provider knows only the core.',
      },
    ],
  ),
  forbid(
    ['src/control/**'],
    [express, { regex: '/(http|providers|store)/', message: 'The control plane knows only the core.' }],
  ),
  forbid(['src/store/**'], [express, { regex: '/(http|providers|control)/', message: 'A store knows only the core.' }]),
  forbid(
    ['src/http/**'],
    [{ regex: '/(providers|store)/', message: 'The server in front knows the core and the control plane.' }],
  ),
);
