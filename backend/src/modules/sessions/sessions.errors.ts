import { appError } from '../../kernel/problem/index.js';

/** The refresh token is unknown, used, expired, or revoked. */
export class InvalidRefreshToken extends appError(401, 'invalid_refresh_token', 'Sign in again') {
  constructor() {
    super('You’ve been signed out.', { headers: { 'www-authenticate': 'Bearer realm="hedgerow"' } });
  }
}
