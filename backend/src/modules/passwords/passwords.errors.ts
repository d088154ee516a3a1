import { ValidationFailed } from '../../kernel/problem/index.js';

/** A new password that is too easy to guess (422). */
export class WeakPassword extends ValidationFailed {
  constructor(detail: string) {
    super([{ pointer: '/password', code: 'weak_password', detail }]);
  }
}
