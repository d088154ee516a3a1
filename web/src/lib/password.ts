/** The server's rule in words, shown wherever somebody chooses a password. */
export const PASSWORD_HINT = 'At least 15 characters. A few random words work well.';
/** The same where a code is asked for as well. */
export const SHORT_PASSWORD_HINT = 'At least 8 characters. A few random words work well.';
/** The same where nobody can tell. */
export const EITHER_PASSWORD_HINT =
  'At least 15 characters, or 8 with two-step verification. A few random words work well.';
