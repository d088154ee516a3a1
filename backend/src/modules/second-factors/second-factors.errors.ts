import { appError } from '../../kernel/problem/index.js';

const SECOND_FACTOR_METHODS = ['passkey', 'authenticator_app'] as const;
export type SecondFactorMethod = (typeof SECOND_FACTOR_METHODS)[number];

/** The password was right, and the account has a second factor. No session is open yet. */
export class SecondFactorRequired extends appError(401, 'second_factor_required', 'Enter your verification code', {
  challengeId: {
    type: 'string',
    maxLength: 43,
    description:
      'Send it to `completeSignIn` with the code, or to `startPasskeySignIn` and `completePasskeySignIn`, within 10 minutes.',
    example: 'wY3tqJ0b8m2S5nV7xK9pLr4zA6cE1gH0uD3fT8iQ2oM',
  },
  methods: {
    type: 'array',
    maxItems: 10,
    items: { type: 'string', enum: [...SECOND_FACTOR_METHODS] },
    description: 'What the account has for the second step; a recovery code always works. More values may come.',
    example: ['passkey', 'authenticator_app'],
  },
}) {
  constructor(challengeId: string, methods: SecondFactorMethod[]) {
    super('Use your passkey, the code from your authenticator app, or a recovery code.', {
      members: { challengeId, methods },
      headers: { 'www-authenticate': 'Bearer realm="hedgerow"' },
    });
  }
}

/** Not the code of now, one that was used already, or no recovery code that is left. */
export class WrongSecondFactor extends appError(422, 'wrong_second_factor', 'Incorrect code') {
  constructor() {
    super('Codes change every 30 seconds, and each works once. Try the next one.', {
      errors: [{ pointer: '/code', code: 'wrong_second_factor', detail: 'Incorrect or already used code.' }],
    });
  }
}

/** There can be one authenticator app. */
export class SecondFactorOn extends appError(409, 'second_factor_on', 'Two-step verification is already on') {
  constructor() {
    super('Turn it off first to use another app.');
  }
}

/** The password has fewer characters than one that is all it takes to sign in. */
export class PasswordNeedsSecondFactor extends appError(
  409,
  'password_needs_second_factor',
  'Choose a longer password first',
) {
  constructor() {
    super('Without two-step verification, your password needs at least 15 characters.');
  }
}

export class SecondFactorOff extends appError(409, 'second_factor_off', 'Two-step verification is off') {}

/** There is no secret yet that a code could belong to. */
export class SecondFactorNotStarted extends appError(409, 'second_factor_not_started', 'Start again') {
  constructor() {
    super('Scan a new QR code first.');
  }
}
