import { appError } from '../../kernel/problem/index.js';

/** It was used, has expired, is not one of ours, or the password or second factor has changed since. */
export class SignInChallengeInvalid extends appError(401, 'sign_in_challenge_invalid', 'Sign in again') {
  constructor() {
    super('Your sign-in took too long. Enter your email and password again.', {
      headers: { 'www-authenticate': 'Bearer realm="hedgerow"' },
    });
  }
}
