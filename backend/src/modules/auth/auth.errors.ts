import { appError } from '../../kernel/problem/index.js';

/** Wrong email or password. The answer doesn't say which. */
export class InvalidCredentials extends appError(401, 'invalid_credentials', 'Incorrect email or password') {
  constructor() {
    super('Check both and try again.', { headers: { 'www-authenticate': 'Bearer realm="hedgerow"' } });
  }
}

/** The person belongs to no company where they may sign in. */
export class NoCompany extends appError(403, 'no_company', 'You don’t belong to a company') {}

/** Nobody can register here. The operator of the deployment creates accounts. */
export class RegistrationClosed extends appError(403, 'registration_closed', 'Registration is closed here') {
  constructor() {
    super('Ask your Hedgerow administrator.');
  }
}

/** Only email addresses at certain domains can register here. */
export class EmailNotAdmitted extends appError(403, 'email_not_admitted', 'This email can’t register here') {
  constructor() {
    const detail = 'Registration is limited to certain email domains. Use your company email.';
    super(detail, { errors: [{ pointer: '/email', code: 'email_not_admitted', detail }] });
  }
}
