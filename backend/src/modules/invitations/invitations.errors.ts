import { appError } from '../../kernel/problem/index.js';
import type { InvitationState } from './invitation-states.js';

export class InvitationNotFound extends appError(404, 'invitation_not_found', 'Invitation not found') {
  constructor() {
    super('Ask for a new invitation.');
  }
}

/** The email already belongs to a team member, perhaps a disabled one. */
export class AlreadyMember extends appError(409, 'already_member', 'Already on the team') {
  constructor() {
    super('This email belongs to a team member. If they’re disabled, enable them instead.', {
      errors: [{ pointer: '/email', code: 'already_member', detail: 'This email belongs to a team member.' }],
    });
  }
}

/** There is one invitation per email at a time; it can be resent. */
export class InvitationPending extends appError(409, 'invitation_pending', 'Already invited', {
  invitationId: { type: 'string', format: 'uuid', maxLength: 36, description: 'The invitation that is pending.' },
}) {
  constructor(invitationId?: string) {
    super('Resend the pending invitation, or revoke it first.', {
      errors: [{ pointer: '/email', code: 'invitation_pending', detail: 'This email has a pending invitation.' }],
      ...(invitationId && { members: { invitationId } }),
    });
  }
}

const NEXT: Partial<Record<InvitationState, string>> = {
  accepted: 'It was already accepted. Sign in.',
  revoked: 'It was withdrawn. Ask for a new invitation.',
  expired: 'Its link has expired. Ask for a new invitation.',
};

/** It was accepted or revoked, has expired, or its role was deleted. */
export class InvitationClosed extends appError(409, 'invitation_closed', 'This invitation no longer works', {
  state: { type: 'string', maxLength: 20, description: '`accepted`, `revoked`, or `expired`.', example: 'expired' },
}) {
  /** @param next what to do; by default, for the invited person */
  constructor(state: InvitationState, next = NEXT[state]) {
    super(next, { members: { state } });
  }
}

/** The signed-in user is not the invited person. */
export class OtherAccount extends appError(409, 'other_account', 'This invitation is for a different email') {
  constructor() {
    super('Sign out, then open the link again.');
  }
}
