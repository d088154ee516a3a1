/** Logic, and components in jsdom (`@jest-environment jsdom`); what crosses screens is a story for a browser. */
export default {
  testEnvironment: 'node',
  // A form takes a second or two; a machine that has twenty other things to do may need many, and a hang still ends.
  testTimeout: 600_000,
  roots: ['<rootDir>/src'],
  testRegex: '\\.spec\\.tsx?$',
  moduleNameMapper: { '\\.css$': '<rootDir>/src/testing/no-styles.js' },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2023',
        },
        module: { type: 'es6' },
      },
    ],
  },
};
