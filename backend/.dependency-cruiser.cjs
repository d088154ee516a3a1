/** Who may import whom in the backend. Each rule says what to do instead. */

/** Paths of a module or kernel part that others may import: its one door. */
const DOOR = '/index\\.ts$';

module.exports = {
  forbidden: [
    {
      name: 'module-through-its-door',
      comment:
        'A module is used through its index.ts alone. Export the name there, or ask the module for a narrow port ' +
        '(like client-snapshots) instead of reaching into it.',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/', pathNot: '\\.(spec|factory)\\.ts$' },
      to: { path: '^src/modules/([^/]+)/', pathNot: ['^src/modules/$1/', DOOR] },
    },
    {
      name: 'module-through-its-door-from-outside',
      comment: 'app.module.ts, entry points and the kernel’s test tools use a module through its index.ts alone, too.',
      severity: 'error',
      // Walls look at all domains, and make records as their specs do.
      from: { pathNot: ['^src/modules/', '^test/walls/'] },
      to: { path: '^src/modules/', pathNot: DOOR },
    },
    {
      name: 'kernel-part-through-its-door',
      comment: 'Modules use a part of the kernel through kernel/<part>/index.ts alone. Export the name there.',
      severity: 'error',
      from: { pathNot: ['^src/kernel/', '\\.spec\\.ts$'] },
      to: { path: '^src/kernel/[^/]+/', pathNot: DOOR },
    },
    {
      name: 'kernel-parts-meet-at-their-doors',
      comment: 'Parts of the kernel use each other through index.ts, too. Export the name there.',
      severity: 'error',
      from: { path: '^src/kernel/([^/]+)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/kernel/[^/]+/', pathNot: ['^src/kernel/$1/', DOOR] },
    },
    {
      name: 'kernel-knows-no-module',
      comment:
        'The kernel knows no domain. Turn it round: the kernel declares what it needs (an interface, an event, a queue ' +
        'task) and the module provides it. Test tools may make companies and people.',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/modules/' },
    },
    {
      name: 'controller-asks-the-service',
      comment:
        'A controller has one statement per route and asks a service: rules in front of a repository get skipped.',
      severity: 'error',
      from: { path: '\\.controller\\.ts$' },
      to: { path: '\\.repository\\.ts$' },
    },
    {
      name: 'dto-is-a-leaf',
      comment:
        'A DTO is the contract: it may know its entity and other DTOs, never services, repositories or controllers.',
      severity: 'error',
      from: { path: '\\.dto\\.ts$' },
      to: { path: '\\.(service|repository|controller|processor)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'queue-declaration-is-light',
      comment: 'Whoever enqueues imports *.queue.ts; it must not pull in the processor and everything behind it.',
      severity: 'error',
      from: { path: '\\.queue\\.ts$' },
      to: { path: '\\.(processor|service|repository|controller)\\.ts$' },
    },
    {
      name: 'queue-engine-at-home',
      comment: 'bullmq is imported under kernel/queue only. Declare a task with defineQueueTask.',
      severity: 'error',
      from: { pathNot: '^src/kernel/queue/' },
      to: { path: 'node_modules/(bullmq|@nestjs/bullmq)/' },
    },
    {
      name: 'redis-at-home',
      comment: 'ioredis is imported under kernel/redis only. Inject Redis, and do without while it is away.',
      severity: 'error',
      from: { pathNot: '^src/kernel/redis/' },
      to: { path: 'node_modules/ioredis/' },
    },
    {
      name: 'csv-writer-at-home',
      comment: 'csv-stringify is imported under kernel/csv only, which guards every cell against formulas.',
      severity: 'error',
      from: { pathNot: '^src/kernel/csv/' },
      to: { path: 'node_modules/csv-stringify/' },
    },
    {
      name: 'test-tools-stay-in-tests',
      comment: 'backend/test, *.spec.ts and *.factory.ts are for tests: the build leaves them out.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['\\.spec\\.ts$', '\\.factory\\.ts$'] },
      to: { path: ['^test/', '\\.spec\\.ts$', '\\.factory\\.ts$'] },
    },
    {
      name: 'no-cycle',
      comment: 'Files that need each other are one file, or a third one holds what both need.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'dependency-is-declared',
      comment: 'Add the package to backend/package.json: what another package brings along may leave with it.',
      severity: 'error',
      // Tests and the demo may use what production leaves out.
      from: { path: '^src/', pathNot: ['\\.(d|spec|factory)\\.ts$', '^src/seed/'] },
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'],
        pathNot: ['node_modules/@types/', '\\.d\\.[cm]?ts$'],
      },
    },
    {
      name: 'demo-stays-out-of-production',
      comment:
        'src/seed and @faker-js/faker are for main.seed.ts alone: images for production have neither. What serves a ' +
        'demo loads from there with import(), where DEMO is on.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/seed/', '^src/main\\.seed\\.ts$'] },
      to: { path: ['^src/seed/', 'node_modules/@faker-js/'], dynamic: false },
    },
    {
      name: 'nobody-imports-it',
      comment: 'Nothing reaches this file: delete it, or register it where it belongs.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: ['\\.d\\.ts$', '\\.spec\\.ts$', '^src/main\\.'] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^\\.\\./scripts/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
