import { appError } from '../../kernel/problem/index.js';

/** The account has this email already. */
export class EmailUnchanged extends appError(409, 'email_unchanged', 'This is your email already') {
  constructor() {
    super('Enter the email you want to use from now on.', {
      errors: [{ pointer: '/email', code: 'email_unchanged', detail: 'This is your email already.' }],
    });
  }
}

/** The link was used, has expired, is not one of ours, or the account or the email has changed hands since. */
export class EmailChangeLinkInvalid extends appError(404, 'email_change_link_invalid', 'This link no longer works') {
  constructor() {
    super('Links work once, for 24 hours. To change your email, ask for a new one in your account settings.');
  }
}

/** There is nothing left to verify. */
export class EmailAlreadyVerified extends appError(409, 'email_already_verified', 'Your email is already verified') {}

/** The link was used, has expired, is not one of ours, or is for an email that the account no longer has. */
export class VerificationLinkInvalid extends appError(404, 'verification_link_invalid', 'This link no longer works') {
  constructor() {
    super(
      'Links work once, for 24 hours. If your email isn’t verified yet, ask for a new one in your account settings.',
    );
  }
}
