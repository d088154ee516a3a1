import { appError } from '../../kernel/problem/index.js';

/** Wrong email or password. The answer doesn't say which. */
export class InvalidCredentials extends appError(401, 'invalid_credentials', 'Incorrect email or password') {
  constructor() {
    super('Check both and try again.', { headers: { 'www-authenticate': 'Bearer realm="hedgerow"' } });
  }
}

/** The person belongs to no company where they may sign in. */
export class NoCompany extends appError(403, 'no_company', 'You don’t belong to a company') {}
