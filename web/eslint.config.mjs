import { readdirSync } from 'node:fs';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { linearTime } from '../scripts/lint/linear-time.mjs';
import { plainWords } from '../scripts/lint/plain-words.mjs';
import { stateRules } from '../scripts/lint/state-rules.mjs';

const features = readdirSync(new URL('./src/features', import.meta.url)).join('|');

/** Every boundary of the SPA in one list; imports flow lib → api, ui → form, table, people → features → routes. */
const boundary = (files, regex, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex, message }] }] },
});

export default tseslint.config(
  { ignores: ['dist', 'template', 'src/api/generated', 'playwright-report', 'test-results', 'node_modules'] },
  ...tseslint.configs.strict,
  linearTime,
  jsxA11y.flatConfigs.strict,
  reactHooks.configs.flat['recommended-latest'],
  {
    languageOptions: { parserOptions: { tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: false }],
      'no-restricted-globals': [
        'error',
        {
          name: 'fetch',
          message: 'Call the generated hook or SDK function of src/api/generated: the contract is typed there.',
        },
        {
          name: 'EventSource',
          message:
            'Live updates have one reader: src/api/live.ts. What it reads again is declared in the API: `shows` of @Endpoint.',
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSEnumDeclaration',
          message: 'Write a union of strings: it is what the contract sends.',
        },
        {
          selector: 'ObjectExpression > SpreadElement > ObjectExpression',
          message: 'Write the members themselves: one to a line is fine.',
        },
        {
          selector: "JSXAttribute[name.name='data-testid']",
          message: 'Give it a role and a name instead: tests find what a screen reader finds.',
        },
      ],
    },
  },
  boundary(
    ['src/features/**'],
    `^(\\.\\./)+(features/)?(${features})/|(^|/)(routes(-\\w+)?|router|main)$`,
    'Features meet at their doors (../visits, not ../visits/visit-card) and never import the route map. Move what several need to ui/, form/, table/, api/ or lib/, or link with lib/paths.',
  ),
  boundary(
    ['src/ui/**'],
    '(^|/)(api|features|layouts|form|table|people)/|^@tanstack/react-(router|query)$|(^|/)(routes(-\\w+)?|main)$',
    'ui/ knows neither router nor API: take what you need as props, and let the feature pass it in.',
  ),
  boundary(
    ['src/form/**', 'src/table/**', 'src/people/**'],
    '(^|/)(features|layouts)/|(^|/)(routes(-\\w+)?|main)$',
    'form/, table/ and people/ serve every feature: take what differs as props.',
  ),
  boundary(
    ['src/api/**'],
    '(^|/)(features|layouts|form|table|ui)/|(^|/)(routes(-\\w+)?|main)$',
    'api/ serves every screen and shows nothing: give it what it needs as arguments.',
  ),
  boundary(['src/lib/**'], '^\\.\\./|^react', 'lib/ is plain functions without a browser or React: pass values in.'),
  boundary(
    ['src/layouts/**'],
    '(^|/)features/|(^|/)(routes(-\\w+)?|main)$',
    'Layouts frame features and import none: routes.tsx puts them together.',
  ),
  {
    files: ['src/**'],
    ignores: ['**/*.spec.*', 'src/testing/**'],
    ...plainWords,
    rules: { 'hedgerow/plain-words': 'error' },
  },
  {
    files: ['src/**'],
    ignores: ['**/*.spec.*', 'src/testing/**'],
    ...stateRules,
  },
  {
    files: ['src/api/client.ts', 'src/api/early.ts', 'e2e/**'],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    files: ['e2e/**'],
    // Playwright calls the hand-over of a fixture `use`, and wants its first argument destructured.
    rules: { 'react-hooks/rules-of-hooks': 'off', 'no-empty-pattern': 'off' },
  },
);
