/** @type {import('jest').Config} */
module.exports = {
  preset: 'ts-jest',
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // A limit for tests that hang, not a measure of speed: some start processes or install packages.
  testTimeout: 60_000,
};
