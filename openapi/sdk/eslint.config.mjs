import tseslint from 'typescript-eslint';
import { linearTime } from '../../scripts/lint/linear-time.mjs';

export default tseslint.config(
  { ignores: ['dist', 'src/generated', 'node_modules'] },
  ...tseslint.configs.strict,
  linearTime,
  {
    languageOptions: { parserOptions: { tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: false }],
    },
  },
  {
    files: ['src/**'],
    ignores: ['src/**/*.spec.ts', 'src/testing/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^node:', message: 'The SDK runs in browsers too: use what both have.' }] },
      ],
    },
  },
);
