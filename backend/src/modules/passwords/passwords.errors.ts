import { ValidationFailed } from '../../kernel/problem/index.js';

/** A new password that is too short for an account without a second factor (422). */
export class ShortPassword extends ValidationFailed {
  constructor() {
    const detail = 'Use 15 to 128 characters. Accounts with two-step verification may use 8.';
    super([{ pointer: '/password', code: 'is_length', detail }]);
  }
}

/** A new password that is too easy to guess (422). */
export class WeakPassword extends ValidationFailed {
  constructor(detail: string) {
    super([{ pointer: '/password', code: 'weak_password', detail }]);
  }
}
