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

/** The link was used, has expired, or is not one of ours. */
export class RegistrationLinkInvalid extends appError(404, 'registration_link_invalid', 'This link no longer works') {
  constructor() {
    super('Links work once, for 24 hours. Sign in if you already created your account, or ask for a new link.');
  }
}
