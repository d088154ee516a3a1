import { defineEvent, defineRecord } from '../../kernel/events/index.js';
import { Lifecycle } from '../../kernel/records/index.js';

const MEMBERSHIP_RECORD = defineRecord({
  kind: 'membership',
  read: 'members.read',
  called: (id) =>
    `select each.name from member_roles own join account_names each on each.user_id = own.user_id
     where own.membership_id = ${id}`,
});

export const MembershipCreated = defineEvent('membership.created', MEMBERSHIP_RECORD);
/** Another role. */
export const MembershipUpdated = defineEvent('membership.updated', MEMBERSHIP_RECORD);
export const MembershipDisabled = defineEvent('membership.disabled', MEMBERSHIP_RECORD);
export const MembershipEnabled = defineEvent('membership.enabled', MEMBERSHIP_RECORD);
export const MembershipDeleted = defineEvent('membership.deleted', MEMBERSHIP_RECORD);
/** Recorded for the new owner; the previous one gets `membership.updated`. */
export const OwnershipTransferred = defineEvent('membership.ownership_transferred', MEMBERSHIP_RECORD);

export const MEMBER_STATES = ['active', 'disabled'] as const;
export type MemberState = (typeof MEMBER_STATES)[number];

/** Disabled people keep their history and can be enabled again. */
export const MEMBER_LIFECYCLE = new Lifecycle<MemberState, 'disable' | 'enable'>({
  disable: { from: ['active'], to: 'disabled', permission: 'users.manage', event: MembershipDisabled },
  enable: { from: ['disabled'], to: 'active', permission: 'users.manage', event: MembershipEnabled },
});

/** The transitions, and the actions without one. */
export const MEMBER_ACTIONS = [
  'update',
  'disable',
  'enable',
  'remove',
  'transfer_ownership',
  'reset_second_factor',
] as const;
export type MemberAction = (typeof MEMBER_ACTIONS)[number];
