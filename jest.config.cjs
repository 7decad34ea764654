/** @type {import('jest').Config} */
module.exports = {
  // Jest's CommonJS modules can't import at run time: in tests, as in the build, what is imported when it is needed is required.
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.test.json' }] },
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // What is imported only when it is needed is named as Node wants it, with the ending that it has once it is built.
  moduleNameMapper: { '^(\\./.*)\\.js$': ['$1.ts', '$1.js'] },
  // A limit for tests that hang, not a measure of speed: some start processes or install packages.
  testTimeout: 60_000,
};
