/** @typedef {{ looksAt: string, command: string[], env?: Record<string, string> }} Soak */

const SEED = String(Date.now() % 1_000_000);
const spec = (/** @type {string} */ path) => ['scripts/spec.mjs', path];

/** Checks that take too long for npm test, which runs a small one of each with a fixed seed. @type {Record<string, Soak>} */
export const SOAKS = {
  fuzz: {
    looksAt: 'every operation of the contract with hostile input; TEST_SEED says where, FUZZ_TRIES how long',
    command: spec('backend/test/walls/fuzz.db.spec.ts'),
    env: { TEST_SEED: SEED, FUZZ_TRIES: '200' },
  },
  doubling: {
    looksAt: 'every operation with input of twice the size, in signs of TEST_SEED',
    command: spec('backend/test/walls/doubling.db.spec.ts'),
    env: { TEST_SEED: SEED },
  },
  registration: {
    looksAt:
      'how long a request to register takes for emails with and without an account: the medians of REGISTRATION_TRIES',
    command: spec('backend/src/modules/registrations/registrations.db.spec.ts'),
    env: { REGISTRATION_TRIES: '200' },
  },
  overload: {
    looksAt: 'five times of what the product can do, from one company, beside one that works as usual',
    command: ['scripts/bench.mjs', '--overload'],
  },
  'import-growth': {
    looksAt: 'what an import costs PostgreSQL beside OTHERS clients of other companies, as ratio to an empty database',
    command: ['scripts/soak/import-growth.mjs'],
  },
  'audit-growth': {
    looksAt: 'filtered pages, seals and the verification of an audit log of ROWS entries',
    command: ['scripts/soak/audit-growth.mjs'],
  },
  'postgres-versions': {
    looksAt: 'database specs on PostgreSQL 15 to 18 and behind PgBouncer; ONLY says which of them',
    command: ['scripts/soak/postgres-versions.mjs'],
  },
  'new-module': {
    looksAt: 'what npm run new-module writes: types, lint, boundaries, contract, its spec and the walls',
    command: ['scripts/soak/new-module.mjs'],
  },
};
