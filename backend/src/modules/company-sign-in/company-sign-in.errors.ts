import { appError } from '../../kernel/problem/index.js';

/** Also where there is no such company: nobody learns which. */
export class CompanySignInNotFound extends appError(
  404,
  'company_sign_in_not_found',
  'This company has no sign-in of its own',
) {
  constructor() {
    super('Check the short name, or sign in with your email and password.');
  }
}

/** It was used, has expired, began in another browser, or the settings have changed since. */
export class CompanySignInInvalid extends appError(401, 'company_sign_in_invalid', 'Sign in again') {
  constructor() {
    super('This sign-in has expired or was already used. Start again in this browser.', {
      headers: { 'www-authenticate': 'Bearer realm="hedgerow"' },
    });
  }
}

const REASONS = {
  provider_refused: 'Your company’s provider didn’t let you in.',
  email_unverified: 'Your company’s provider doesn’t say that your email is verified. Ask the person who runs it.',
  email_domain: 'Your company doesn’t let this email sign in this way.',
  not_a_member:
    'No active team member has your email. If you were invited, open the link in the invitation email first.',
  linked_otherwise: 'Another account of your company’s provider is linked to this team member. Ask an owner or admin.',
} as const;

export type DeniedReason = keyof typeof REASONS;

/** The company or its provider doesn't let the person in. */
export class CompanySignInDenied extends appError(403, 'company_sign_in_denied', 'You can’t sign in this way', {
  reason: {
    type: 'string',
    maxLength: 60,
    description: `Why: ${Object.keys(REASONS).join(', ')}. Documented as open.`,
    example: 'not_a_member',
  },
}) {
  constructor(reason: DeniedReason) {
    super(REASONS[reason], { members: { reason } });
  }
}
