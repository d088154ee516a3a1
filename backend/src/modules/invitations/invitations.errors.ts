import { appError } from '../../kernel/problem/index.js';
import type { InvitationState } from './invitation-states.js';

export class InvitationNotFound extends appError(404, 'invitation_not_found', 'Invitation not found') {
  constructor() {
    super('Ask for a new invitation.');
  }
}

/** The address already belongs to the company, disabled people included. */
export class AlreadyMember extends appError(409, 'already_member', 'Already on the team') {
  constructor() {
    super('This email belongs to a team member. If they’re disabled, enable them instead.', {
      errors: [{ pointer: '/email', code: 'already_member', detail: 'This email belongs to a team member.' }],
    });
  }
}

/** One invitation for an address at a time: it can be sent again. */
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

const NEXT: Record<InvitationState, string> = {
  pending: 'Open the link in the email.',
  accepted: 'It was already accepted. Sign in.',
  revoked: 'It was withdrawn. Ask for a new invitation.',
  expired: 'Its link has expired. Ask for a new invitation.',
};

/** What its link led to is over. */
export class InvitationClosed extends appError(409, 'invitation_closed', 'This invitation no longer works', {
  state: { type: 'string', maxLength: 20, description: '`accepted`, `revoked`, or `expired`.', example: 'expired' },
}) {
  constructor(state: InvitationState) {
    super(NEXT[state], { members: { state } });
  }
}

/** Signed in as somebody else than the invitation is for. */
export class OtherAccount extends appError(409, 'other_account', 'This invitation is for a different email') {
  constructor() {
    super('Sign out, then open the link again.');
  }
}
