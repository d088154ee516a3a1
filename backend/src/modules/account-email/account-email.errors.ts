import { appError } from '../../kernel/problem/index.js';

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
