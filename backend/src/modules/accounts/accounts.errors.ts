import { appError } from '../../kernel/problem/index.js';

/** Somebody signs in with this e-mail already. */
export class EmailTaken extends appError(409, 'email_taken', 'This e-mail is already in use') {
  constructor() {
    super('Sign in with it, or use another one.', {
      errors: [{ pointer: '/email', code: 'email_taken', detail: 'Somebody signs in with this e-mail already.' }],
    });
  }
}
