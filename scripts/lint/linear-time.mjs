import regexp from 'eslint-plugin-regexp';

/**
 * Regular expressions whose time grows faster than the text that they read: one request could stop the service.
 * Mended most often by anchoring, by splitting first and trimming after, or by indexOf.
 */
export const linearTime = {
  plugins: { regexp },
  rules: {
    'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
    'regexp/no-super-linear-move': ['error', { report: 'potential', ignorePartial: false, ignoreSticky: false }],
  },
};
