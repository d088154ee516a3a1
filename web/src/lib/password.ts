/** The server's rule in words, shown wherever somebody chooses a password. */
export const PASSWORD_HINT = 'At least 15 characters. A few random words work well.';
