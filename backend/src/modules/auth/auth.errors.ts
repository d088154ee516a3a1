import { appError } from '../../kernel/problem/index.js';

/** Wrong e-mail or password; which of the two is not told. */
export class InvalidCredentials extends appError(401, 'invalid_credentials', 'Incorrect email or password') {
  constructor() {
    super('Check both and try again.', { headers: { 'www-authenticate': 'Bearer realm="hedgerow"' } });
  }
}

/** The person belongs to no company that is open to them. */
export class NoCompany extends appError(403, 'no_company', 'You don’t belong to a company') {}

/** Nobody registers here; accounts are made by whoever runs the deployment. */
export class RegistrationClosed extends appError(403, 'registration_closed', 'Registration is closed here') {
  constructor() {
    super('Ask your Hedgerow administrator.');
  }
}

/** Only e-mail addresses of some domains may register here. */
export class EmailNotAdmitted extends appError(403, 'email_not_admitted', 'This email can’t register here') {
  constructor() {
    const detail = 'Registration is limited to certain email domains. Use your company email.';
    super(detail, { errors: [{ pointer: '/email', code: 'email_not_admitted', detail }] });
  }
}
