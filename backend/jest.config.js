import { availableParallelism } from 'node:os';

/** One transform for every tier: swc with the same decorator semantics as the build (see docs/decisions). */
const base = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  // Not `.json.js`: some packages keep their data in modules of that name.
  moduleNameMapper: { '^(\\.{1,2}/.*)(?<!\\.json)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2024',
        },
        module: { type: 'es6' },
      },
    ],
  },
};

/** They have databases of their own and PostgreSQL works for them beside, so that half of the cores are enough. */
const DATABASE_PARTS = Math.max(2, Math.floor(availableParallelism() / 2));
const DATABASE_SPECS = '\\.db\\.spec\\.ts$';
const QUEUE_SPECS = '\\.queue\\.spec\\.ts$';
const withPostgres = {
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
};

export default {
  // For machines that have twenty other things to do; a hang still ends.
  testTimeout: 600_000,
  projects: [
    {
      ...base,
      displayName: 'unit',
      roots: ['<rootDir>/src'],
      testRegex: '\\.spec\\.ts$',
      testPathIgnorePatterns: [DATABASE_SPECS, QUEUE_SPECS, '/dist/'],
    },
    // What looks at the whole clone: every file may be a reason to run them again.
    {
      ...base,
      displayName: 'walls',
      roots: ['<rootDir>/test'],
      testRegex: '\\.spec\\.ts$',
      testPathIgnorePatterns: [DATABASE_SPECS, QUEUE_SPECS],
    },
    {
      ...base,
      ...withPostgres,
      displayName: 'database',
      roots: ['<rootDir>/src', '<rootDir>/test'],
      testRegex: DATABASE_SPECS,
    },
    // All of them, in a few processes that load the product once: what npm test runs. `database` is for the spec you work on.
    ...Array.from({ length: DATABASE_PARTS }, (_, index) => ({
      ...base,
      ...withPostgres,
      displayName: 'database-suite',
      roots: ['<rootDir>/test/database'],
      testRegex: '\\.suite\\.ts$',
      globals: { databasePart: { index, of: DATABASE_PARTS } },
    })),
    {
      ...base,
      ...withPostgres,
      displayName: 'queue',
      roots: ['<rootDir>/src', '<rootDir>/test'],
      testRegex: QUEUE_SPECS,
    },
  ],
};
