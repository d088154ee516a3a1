import { appError } from '../../kernel/problem/index.js';

/** The password doesn't match the signed-in user. */
export class WrongPassword extends appError(422, 'wrong_password', 'Incorrect password') {
  constructor(pointer = '/password') {
    super('Check it and try again.', {
      errors: [{ pointer, code: 'wrong_password', detail: 'Incorrect password.' }],
    });
  }
}

/** Everybody signs in to the demo with the same password. */
export class DemoAccount extends appError(409, 'demo_account', 'This is a demo account') {
  constructor() {
    super('Its password can’t be changed, so that others can sign in, too.');
  }
}

/** The link was used, has expired, or is not one of ours. */
export class ResetLinkInvalid extends appError(404, 'reset_link_invalid', 'This link no longer works') {
  constructor() {
    super('Links work once, for an hour. Ask for a new one.');
  }
}

/** Not a session of the person, or it has ended. */
export class SessionNotFound extends appError(404, 'session_not_found', 'You’re already signed out there') {}

/** The session that sent the request. */
export class CurrentSession extends appError(409, 'current_session', 'You’re using this device') {
  constructor() {
    super('Sign out here instead.');
  }
}
