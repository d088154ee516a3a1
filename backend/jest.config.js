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

const DATABASE_SPECS = '\\.db\\.spec\\.ts$';
const QUEUE_SPECS = '\\.queue\\.spec\\.ts$';
const withPostgres = {
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
};

/** For the spec you work on: jest loads each alone. */
const TIERS = {
  unit: { roots: ['src'], specs: '\\.spec\\.ts$', without: [DATABASE_SPECS, QUEUE_SPECS] },
  // What looks at the whole clone: every file may be a reason to run them again.
  walls: { roots: ['test'], specs: '\\.spec\\.ts$', without: [DATABASE_SPECS, QUEUE_SPECS] },
  database: { roots: ['src', 'test'], specs: DATABASE_SPECS, without: [], ...withPostgres },
  queue: { roots: ['src', 'test'], specs: QUEUE_SPECS, without: [], ...withPostgres },
};

const alone = Object.entries(TIERS).map(([displayName, { roots, specs, without, ...more }]) => ({
  ...base,
  ...more,
  displayName,
  roots: roots.map((root) => `<rootDir>/${root}`),
  testRegex: specs,
  testPathIgnorePatterns: without,
}));

const halfOfTheCores = Math.floor(availableParallelism() / 2);

/** All specs of a tier, in a few processes that load the product once: what npm test runs. */
const suite = (tier, parts) => {
  const { roots, specs, without, ...more } = TIERS[tier];
  return Array.from({ length: parts }, (_, index) => ({
    ...base,
    ...more,
    displayName: `${tier}-suite`,
    roots: ['<rootDir>/test/suites'],
    testRegex: '\\.suite\\.ts$',
    globals: { share: { roots, specs, without, index, of: parts } },
  }));
};

export default {
  // For machines that have twenty other things to do; a hang still ends.
  testTimeout: 600_000,
  projects: [
    ...alone,
    ...suite('unit', Math.max(1, halfOfTheCores)),
    // Readings of linear time want a process with little in it.
    ...suite('walls', 2),
    // They have databases of their own and PostgreSQL works for them beside, so that half of the cores are enough.
    ...suite('database', Math.max(2, halfOfTheCores)),
  ],
};
