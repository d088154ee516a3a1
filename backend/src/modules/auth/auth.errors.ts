import { appError, ValidationFailed } from '../../kernel/problem/index.js';

/** Wrong e-mail or password; which of the two is not told. */
export class InvalidCredentials extends appError(401, 'invalid_credentials', 'E-mail or password is wrong') {
  constructor() {
    super('Check both and try again.', { headers: { 'www-authenticate': 'Bearer realm="hedgerow"' } });
  }
}

/** The refresh token is unknown, used up, expired or revoked. */
export class InvalidRefreshToken extends appError(401, 'invalid_refresh_token', 'Sign in again') {
  constructor() {
    super('Your sign-in has ended.', { headers: { 'www-authenticate': 'Bearer realm="hedgerow"' } });
  }
}

/** The person belongs to no company that is open to them. */
export class NoCompany extends appError(403, 'no_company', 'You do not belong to a company here') {}

/** A new password that is too easy to guess (422). */
export class WeakPassword extends ValidationFailed {
  constructor(detail: string) {
    super([{ pointer: '/password', code: 'weak_password', detail }]);
  }
}

/** Nobody registers here; accounts are made by whoever runs the deployment. */
export class RegistrationClosed extends appError(403, 'registration_closed', 'Registration is closed here') {
  constructor() {
    super('Ask whoever runs this deployment.');
  }
}

/** Only e-mail addresses of some domains may register here. */
export class EmailNotAdmitted extends appError(403, 'email_not_admitted', 'This e-mail cannot register here') {
  constructor() {
    const detail = 'Only addresses of certain domains can register here. Use the one of your company.';
    super(detail, { errors: [{ pointer: '/email', code: 'email_not_admitted', detail }] });
  }
}

/** Somebody signs in with this e-mail already. */
export class EmailTaken extends appError(409, 'email_taken', 'This e-mail is already in use') {
  constructor() {
    super('Sign in with it, or use another one.', {
      errors: [{ pointer: '/email', code: 'email_taken', detail: 'Somebody signs in with this e-mail already.' }],
    });
  }
}
