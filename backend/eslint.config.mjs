import tseslint from 'typescript-eslint';
import { linearTime } from '../scripts/lint/linear-time.mjs';

/** Packages with one home: everybody else talks to the kernel part that owns them. */
const HOMES = [
  {
    home: 'src/kernel/queue/**',
    regex: '^(bullmq|@nestjs/bullmq)(/|$)',
    message: 'BullMQ lives under kernel/queue. Declare a task with defineQueueTask, enqueue with QueueTasks.',
  },
  {
    home: 'src/kernel/redis/**',
    regex: '^ioredis(/|$)',
    message: 'Redis lives under kernel/redis, for what may be lost; queues have connections of their own.',
  },
  {
    home: 'src/kernel/mail/**',
    regex: '^nodemailer(/|$)',
    message: 'Mail leaves through kernel/mail: call Mailer.deliver from a queue task.',
  },
  {
    home: 'src/kernel/csv/**',
    regex: '^csv-stringify(/|$)',
    message: 'CSV is written by kernel/csv alone, which guards every cell against formulas: csvStream or csvBytes.',
  },
  {
    home: 'src/kernel/context/**',
    regex: '^node:async_hooks$',
    message: 'There is one ambient scope: read it with currentScope(), currentActor() or db() of kernel/context.',
  },
];

const DATA_SOURCE = {
  group: ['typeorm'],
  importNames: ['DataSource', 'QueryRunner'],
  message:
    'A connection of your own has no company and no transaction. Use db() inside a scope; Scopes.run() opens one.',
};

/** Modules that may go past the scope, each for a reason. */
const BESIDE_THE_SCOPE = [
  // Counts tries of nobody yet, and a refused request must not roll its try back.
  'src/modules/sessions/sign-in-limiter.ts',
];

const WEB_SERVER = {
  group: ['express', '@nestjs/platform-express'],
  message: 'Hedgerow serves with Fastify; write handlers that return DTOs and need neither.',
};

/** What opens connections, and who may. Types alone open none. */
const OUTSIDE = {
  modules: '^(node:)?(dns|http|https|http2|net|tls|dgram)(/|$)|^undici(/|$)',
  globals: ['fetch', 'WebSocket', 'EventSource'],
  message:
    'Calls leave through kernel/outbound, where addresses are checked and no connection is held meanwhile; mail through kernel/mail.',
  homes: [
    'src/kernel/outbound/**',
    // Look at addresses and status codes; they call nobody.
    'src/kernel/limits/network-of.ts',
    'src/kernel/admission/client-error.ts',
    'test/support/**',
    'test/**',
    '**/*.spec.ts',
    '**/*.factory.ts',
  ],
};

/** Every restriction on imports except the ones whose home the files are in. */
const imports = (home, { dataSource = true } = {}) => [
  'error',
  {
    patterns: [
      ...HOMES.filter((restriction) => restriction.home !== home).map(({ regex, message }) => ({ regex, message })),
      ...(dataSource ? [] : [DATA_SOURCE]),
      WEB_SERVER,
    ],
  },
];

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'coverage'] },
  ...tseslint.configs.strict,
  linearTime,
  {
    languageOptions: { parserOptions: { tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-depth': ['error', 3],
      complexity: ['error', 15],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-imports': imports(null, { dataSource: false }),
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ regex: OUTSIDE.modules, allowTypeImports: true, message: OUTSIDE.message }] },
      ],
      'no-restricted-globals': ['error', ...OUTSIDE.globals.map((name) => ({ name, message: OUTSIDE.message }))],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Write a union of strings: it is what the contract sends.' },
        {
          selector: 'ObjectExpression > SpreadElement > ObjectExpression',
          message: 'Write the properties themselves: spreading an object that stands right here says nothing.',
        },
        {
          selector: "Decorator[expression.callee.name='Injectable'] Property[key.name='scope']",
          message:
            'Request-scoped providers rebuild half of the product for each request; read the ambient scope instead.',
        },
        {
          selector: "Literal[value='pessimistic_write']",
          message:
            'Write for_no_key_update: who only refers to the record would wait, too, and two may wait for each other.',
        },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          ignoreRestSiblings: true,
        },
      ],
      // Nest modules and DTOs are classes that hold nothing but decorators.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowEmpty: true }],
    },
  },
  { files: ['src/kernel/**', 'test/**', ...BESIDE_THE_SCOPE], rules: { 'no-restricted-imports': imports(null) } },
  ...HOMES.map(({ home }) => ({ files: [home], rules: { 'no-restricted-imports': imports(home) } })),
  { files: ['src/main.*.ts'], rules: { 'no-console': 'off', 'no-restricted-imports': imports(null) } },
  {
    files: OUTSIDE.homes,
    rules: { '@typescript-eslint/no-restricted-imports': 'off', 'no-restricted-globals': 'off' },
  },
);
