import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import {
  FilledText,
  MayBeAbsent,
  MayBeNull,
  RecordDto,
  RecordId,
  SearchText,
  SignInEmail,
  SortBy,
  UpdatedPageQuery,
} from '../../kernel/dto/index.js';
import { Sorting, type SortWord } from '../../kernel/paging/index.js';
import { revisionOf } from '../../kernel/response/index.js';
import type { Invitation } from './invitation.entity.js';
import {
  INVITATION_ACTIONS,
  INVITATION_STATES,
  type InvitationAction,
  type InvitationState,
  stateOf,
} from './invitation-states.js';

type InvitationOrder = 'created' | 'updated';
export const INVITATION_ORDERS = new Sorting<Invitation, InvitationOrder>(
  { created: 'createdAt', updated: 'updatedAt' },
  '-created',
);

/** Somebody to invite. */
export class CreateInvitationDto {
  /** Optional client-generated ID (UUIDv7). The server creates one if omitted. */
  @MayBeAbsent()
  @RecordId()
  id?: string;

  /** Email the invitation goes to. */
  @SignInEmail('priya@greenfield.example')
  email!: string;

  /** Name of the person, for the greeting. They can change it when they join. */
  @MayBeNull()
  @FilledText(200, 'Priya Raman')
  name?: string | null;

  /** Id of the role. It can't do more than your own. */
  @RecordId()
  roleId!: string;
}

/** Filters of the list of invitations. */
export class ListInvitationsQuery extends UpdatedPageQuery {
  /** Only invitations in this state. */
  @ApiPropertyOptional({ enum: INVITATION_STATES, maxLength: 20 })
  @IsOptional()
  @IsIn(INVITATION_STATES)
  state?: InvitationState;

  /** Part of the email or the name. Not case-sensitive. */
  @MayBeAbsent()
  @SearchText(100, 'priya')
  q?: string;

  /** Order of the rows. */
  @SortBy(INVITATION_ORDERS)
  sort?: SortWord<InvitationOrder>;
}

/** What an invitation gives. */
export interface GivenRole {
  key: string;
  name: string;
}

/** Somebody who was asked to join the company. */
export class InvitationDto extends RecordDto {
  /** Id of the invitation. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** Email it was sent to. */
  @ApiProperty({ maxLength: 254, example: 'priya@greenfield.example' })
  email!: string;

  /** Name of the person, as the inviter wrote it. */
  @ApiProperty({ type: String, nullable: true, maxLength: 200, example: 'Priya Raman' })
  name!: string | null;

  /** Id of the role it gives; null if the role no longer exists. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true, maxLength: 36 })
  roleId!: string | null;

  /** Key of the role; null if the role no longer exists. */
  @ApiProperty({ type: String, nullable: true, maxLength: 60, example: 'accountant' })
  roleKey!: string | null;

  /** Name of the role; null if the role no longer exists. */
  @ApiProperty({ type: String, nullable: true, maxLength: 100, example: 'Accountant' })
  roleName!: string | null;

  /** `pending`, `accepted`, `revoked`, or `expired`; documented as open. */
  @ApiProperty({ maxLength: 20, example: 'pending' })
  state!: string;

  /** Name of the person who sent it, at that time. */
  @ApiProperty({ maxLength: 200, example: 'Ellen Whitaker' })
  invitedByName!: string;

  /** When it was last sent. */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  sentAt!: string;

  /** When its link stops working: 7 days after it was last sent. */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  expiresAt!: string;

  /** When it was accepted. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', maxLength: 40, example: null })
  acceptedAt!: string | null;

  /** When it was revoked. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', maxLength: 40, example: null })
  revokedAt!: string | null;

  /** The actions that you may take now; documented as open, more values may come. */
  @ApiProperty({ enum: INVITATION_ACTIONS, isArray: true, maxItems: 10, example: ['resend', 'revoke'] })
  allowedActions!: InvitationAction[];

  /** Changes whenever anything in this response changes, also what time adds; the second part of the ETag. */
  @ApiProperty({ maxLength: 40, example: 'q8Xb2vTn4kQ' })
  revision!: string;

  static from(invitation: Invitation, role: GivenRole | undefined, allowedActions: InvitationAction[]): InvitationDto {
    const facts = { ...storedInvitation(invitation, role), allowedActions };
    return { ...facts, revision: revisionOf(facts) };
  }
}

/** As it is stored: the same for everybody, and without the link. */
export const storedInvitation = (invitation: Invitation, role: GivenRole | undefined) => ({
  id: invitation.id,
  email: invitation.email,
  name: invitation.name,
  roleId: invitation.roleId,
  roleKey: role?.key ?? null,
  roleName: role?.name ?? null,
  state: stateOf(invitation),
  invitedByName: invitation.invitedByName,
  sentAt: invitation.sentAt.toISOString(),
  expiresAt: invitation.expiresAt.toISOString(),
  acceptedAt: invitation.acceptedAt?.toISOString() ?? null,
  revokedAt: invitation.revokedAt?.toISOString() ?? null,
  version: invitation.version,
  createdAt: invitation.createdAt.toISOString(),
  updatedAt: invitation.updatedAt.toISOString(),
});
