import js from '@eslint/js';
import { linearTime } from './lint/linear-time.mjs';

export default [
  js.configs.recommended,
  linearTime,
  {
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'Buffer', 'fetch', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval']
          .concat([
            'setImmediate',
            'performance',
            'AbortSignal',
            'AbortController',
            'FormData',
            'Blob',
            'URLSearchParams',
          ])
          .map((name) => [name, 'readonly']),
      ),
    },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 70, skipComments: true }],
      eqeqeq: 'error',
      'no-console': 'off',
    },
  },
];
