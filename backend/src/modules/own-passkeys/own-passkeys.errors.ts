import { appError } from '../../kernel/problem/index.js';

/** Not a passkey of the person. */
export class PasskeyNotFound extends appError(404, 'passkey_not_found', 'Passkey not found') {}

/**
 * The challenge was used or has expired, the page is not ours, the person was not verified, or the answer of the authenticator is
 * not what WebAuthn asks for.
 */
export class PasskeyRefused extends appError(422, 'passkey_refused', 'This passkey couldn’t be added') {
  constructor() {
    super('Start again. If that doesn’t help, use another device or password manager.');
  }
}

/** It is in use, by this person or by another. */
export class PasskeyTaken extends appError(409, 'passkey_taken', 'This passkey is already in use') {
  constructor() {
    super('Add one from another device or password manager.');
  }
}

/** Each device needs one at most. */
export class TooManyPasskeys extends appError(409, 'too_many_passkeys', 'You have too many passkeys') {
  constructor() {
    super('Remove one that you no longer use.');
  }
}

/** It is the last second factor, and the password has fewer characters than one that is all it takes to sign in. */
export class PasswordNeedsPasskey extends appError(409, 'password_needs_passkey', 'Choose a longer password first') {
  constructor() {
    super('Without a passkey, your password needs at least 15 characters.');
  }
}
