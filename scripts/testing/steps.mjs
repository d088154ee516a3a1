/**
 * What npm test runs, in this order; CI runs the same. A step without reports counts as one test.
 * @typedef {{
 *   title: string,
 *   target: string,
 *   reports?: string[],
 *   needs?: 'chromium' | 'redis',
 * }} Step
 */

/**
 * What people break most often comes first, so that it shows within a minute. Each stage is one run of Nx: it builds what
 * several steps need once and keeps both of two cores busy. The stage that waits more than it works, for databases, queues
 * and browsers, runs all of them at a time.
 * @type {{ steps: Step[], parallel: number }[]}
 */
export const STAGES = [
  {
    parallel: 2,
    steps: [
      { title: 'Types', target: 'types' },
      { title: 'Unit tests', target: 'unit', reports: ['backend-unit', 'sdk-unit', 'web-unit'] },
      { title: 'Walls', target: 'walls', reports: ['backend-walls'] },
    ],
  },
  {
    parallel: 2,
    steps: [
      { title: 'Build', target: 'build' },
      { title: 'Lint', target: 'lint' },
      { title: 'Generators of clients', target: 'generators', reports: ['sdk-generators'] },
      { title: 'Contract drift', target: 'contract' },
      { title: 'Migration drift', target: 'migrations' },
      { title: 'Format', target: 'format' },
      { title: 'Lockfile and credentials', target: 'supply-chain' },
      { title: 'Contract lint', target: 'contract-lint' },
      { title: 'Contract changes', target: 'contract-changes' },
      { title: 'Import boundaries', target: 'boundaries' },
      { title: 'SDK package', target: 'package' },
    ],
  },
  {
    parallel: 4,
    steps: [
      { title: 'Database tests', target: 'database', reports: ['backend-database'] },
      { title: 'Queue on PostgreSQL', target: 'queue-postgres', reports: ['backend-queue-postgres'] },
      { title: 'Queue on Redis', target: 'queue-redis', reports: ['backend-queue-redis'], needs: 'redis' },
      { title: 'Contract and browser stories', target: 'e2e', reports: ['web-e2e'], needs: 'chromium' },
    ],
  },
];
