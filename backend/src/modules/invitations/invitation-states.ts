import { defineEvent, defineRecord } from '../../kernel/events/index.js';
import { Lifecycle } from '../../kernel/records/index.js';
import type { Invitation } from './invitation.entity.js';

const INVITATION_RECORD = defineRecord({ kind: 'invitation', read: 'users.manage' });

export const InvitationCreated = defineEvent('invitation.created', INVITATION_RECORD);
export const InvitationResent = defineEvent('invitation.resent', INVITATION_RECORD);
export const InvitationRevoked = defineEvent('invitation.revoked', INVITATION_RECORD);
export const InvitationAccepted = defineEvent('invitation.accepted', INVITATION_RECORD);

export const INVITATION_STATES = ['pending', 'accepted', 'revoked', 'expired'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

export type InvitationAction = 'resend' | 'revoke';
export const INVITATION_ACTIONS: InvitationAction[] = ['resend', 'revoke'];

/** The invited person accepts; the team resends or revokes. */
export const INVITATION_LIFECYCLE = new Lifecycle<InvitationState, InvitationAction | 'accept'>({
  accept: { from: ['pending'], to: 'accepted', permission: [], event: InvitationAccepted },
  resend: { from: ['pending', 'expired'], to: 'pending', permission: 'users.manage', event: InvitationResent },
  revoke: { from: ['pending', 'expired'], to: 'revoked', permission: 'users.manage', event: InvitationRevoked },
});

/** How long a link works. */
export const GOOD_FOR_DAYS = 7;

/** Expiry is not stored when it happens: it follows from the time. */
export const stateOf = ({ state, expiresAt }: Pick<Invitation, 'state' | 'expiresAt'>): InvitationState =>
  state === 'pending' && expiresAt.getTime() <= Date.now() ? 'expired' : state;

/** Whoever resent it stands for it, before whoever created it. Null if only API keys or the product did: those are no users. */
export const senderOf = ({ updatedBy, createdBy }: Pick<Invitation, 'updatedBy' | 'createdBy'>): string | null =>
  updatedBy ?? createdBy;

/** The states as SQL conditions. */
export const IN_STATE: Record<InvitationState, string> = {
  pending: `invitation.state = 'pending' and invitation.expires_at > now()`,
  accepted: `invitation.state = 'accepted'`,
  revoked: `invitation.state = 'revoked'`,
  expired: `(invitation.state = 'expired' or invitation.state = 'pending' and invitation.expires_at <= now())`,
};
