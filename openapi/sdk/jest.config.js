/** `unit`: the SDK against a server on this machine. `generators`: other people's generators against the contract. */
const base = {
  testEnvironment: 'node',
  testRegex: '\\.spec\\.ts$',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' } },
    ],
  },
};

export default {
  // For a busy machine; a hang still ends.
  testTimeout: 600_000,
  projects: [
    { ...base, displayName: 'unit', roots: ['<rootDir>/src'] },
    { ...base, displayName: 'generators', roots: ['<rootDir>/generators'], moduleNameMapper: {} },
  ],
};
