import { appError } from '../../kernel/problem/index.js';

/** Not the password of whoever is signed in. */
export class WrongPassword extends appError(422, 'wrong_password', 'Incorrect password') {
  constructor(pointer = '/password') {
    super('Check it and try again.', {
      errors: [{ pointer, code: 'wrong_password', detail: 'Incorrect password.' }],
    });
  }
}

/** The link was used, is too old, or never was one of ours. */
export class ResetLinkInvalid extends appError(404, 'reset_link_invalid', 'This link no longer works') {
  constructor() {
    super('Links work once, for an hour. Ask for a new one.');
  }
}

/** No session of the person, or one that has ended. */
export class SessionNotFound extends appError(404, 'session_not_found', 'You’re already signed out there') {}

/** The session that asks. */
export class CurrentSession extends appError(409, 'current_session', 'You’re using this device') {
  constructor() {
    super('Sign out here instead.');
  }
}
