import { appError } from '../../kernel/problem/index.js';

/** An account with this email already exists. */
export class EmailTaken extends appError(409, 'email_taken', 'This email is already in use') {
  constructor() {
    super('Sign in, or use a different email.', {
      errors: [{ pointer: '/email', code: 'email_taken', detail: 'An account with this email already exists.' }],
    });
  }
}
