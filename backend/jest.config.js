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

const DATABASE_SPECS = '\\.db\\.spec\\.ts$';
const QUEUE_SPECS = '\\.queue\\.spec\\.ts$';
const withPostgres = {
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
};

export default {
  // Argon2 and first-time module loading are slow on two shared cores; a hang still ends.
  testTimeout: 30_000,
  projects: [
    {
      ...base,
      displayName: 'unit',
      roots: ['<rootDir>/src', '<rootDir>/test'],
      testRegex: '\\.spec\\.ts$',
      testPathIgnorePatterns: [DATABASE_SPECS, QUEUE_SPECS, '/dist/'],
    },
    {
      ...base,
      ...withPostgres,
      displayName: 'database',
      roots: ['<rootDir>/src', '<rootDir>/test'],
      testRegex: DATABASE_SPECS,
    },
    {
      ...base,
      ...withPostgres,
      // All of them, a few files' worth of modules: what npm test runs. `database` is for the spec you work on.
      displayName: 'database-suite',
      roots: ['<rootDir>/test/database'],
      testRegex: '\\.suite\\.ts$',
    },
    {
      ...base,
      ...withPostgres,
      displayName: 'queue',
      roots: ['<rootDir>/src', '<rootDir>/test'],
      testRegex: QUEUE_SPECS,
    },
  ],
};
