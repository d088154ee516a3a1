import { appError } from '../../kernel/problem/index.js';

const headers = { 'www-authenticate': 'Bearer realm="hedgerow"' };

/** Unknown, removed, copied, signed for another page or too late: the answer doesn't say which. */
export class PasskeyNotAccepted extends appError(401, 'passkey_not_accepted', 'This passkey couldn’t sign you in') {
  constructor() {
    super('Try again, or sign in with your email and password.', { headers });
  }
}

/** Somebody took the account back after the passkey was added, so it is not enough on its own. */
export class PasskeyNeedsPassword extends appError(401, 'passkey_needs_password', 'Enter your password first') {
  constructor() {
    super('Sign in with your email and password, and use this passkey as the second step.', { headers });
  }
}
