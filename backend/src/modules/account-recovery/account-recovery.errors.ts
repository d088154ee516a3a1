import { appError } from '../../kernel/problem/index.js';

/** The link was used, has expired, or is not one of ours. */
export class SecureLinkInvalid extends appError(404, 'secure_link_invalid', 'This link no longer works') {
  constructor() {
    super('Links work once, for 7 days. To take your account back, reset your password.');
  }
}
