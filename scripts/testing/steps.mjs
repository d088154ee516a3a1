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
 * What people break most often comes first, so that it shows within a minute. The steps of one stage run side by side,
 * or one of two cores would idle; they build nothing that another one builds.
 * @type {Step[][]}
 */
export const STAGES = [
  [{ title: 'Types', target: 'types' }],
  [{ title: 'Unit tests', target: 'unit', reports: ['backend-unit', 'sdk-unit', 'web-unit'] }],
  [
    { title: 'Format', target: 'format' },
    { title: 'Contract lint', target: 'contract-lint' },
  ],
  [{ title: 'Lint', target: 'lint' }],
  [{ title: 'Import boundaries', target: 'boundaries' }],
  [{ title: 'Contract drift', target: 'contract' }],
  [{ title: 'Contract changes', target: 'contract-changes' }],
  [{ title: 'Migration drift', target: 'migrations' }],
  [{ title: 'SDK package', target: 'package' }],
  [{ title: 'Generators of clients', target: 'generators', reports: ['sdk-generators'] }],
  [
    { title: 'Database tests', target: 'database', reports: ['backend-database'] },
    { title: 'Queue on PostgreSQL', target: 'queue-postgres', reports: ['backend-queue-postgres'] },
    { title: 'Queue on Redis', target: 'queue-redis', reports: ['backend-queue-redis'], needs: 'redis' },
  ],
  [{ title: 'Contract and browser stories', target: 'e2e', reports: ['web-e2e'], needs: 'chromium' }],
];
