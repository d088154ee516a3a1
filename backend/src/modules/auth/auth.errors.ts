import { appError } from '../../kernel/problem/index.js';

/** Wrong email or password. The answer doesn't say which. */
export class InvalidCredentials extends appError(401, 'invalid_credentials', 'Incorrect email or password') {
  constructor() {
    super('Check both and try again.', { headers: { 'www-authenticate': 'Bearer realm="hedgerow"' } });
  }
}

/** The person belongs to no company where they may sign in. */
export class NoCompany extends appError(403, 'no_company', 'You don’t belong to a company') {}

/** It was used, has expired, is not one of ours, or the password or second factor has changed since. */
export class SignInChallengeInvalid extends appError(401, 'sign_in_challenge_invalid', 'Sign in again') {
  constructor() {
    super('Your sign-in took too long. Enter your email and password again.', {
      headers: { 'www-authenticate': 'Bearer realm="hedgerow"' },
    });
  }
}
