import { appError } from '../../kernel/problem/index.js';

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
