import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type { Permission } from '../../kernel/access/index.js';
import { MayBeAbsent, RecordDto, RecordId, SearchText, UpdatedPageQuery } from '../../kernel/dto/index.js';
import { revisionOf } from '../../kernel/response/index.js';
import { MEMBER_ACTIONS, MEMBER_STATES, type MemberAction, type MemberState } from './member-states.js';

/** What changes about a member. */
export class UpdateMemberDto {
  /** Id of the new role. It can't do more than your own. */
  @MayBeAbsent()
  @RecordId()
  roleId?: string;
}

/** Filters of the list of members. */
export class ListMembersQuery extends UpdatedPageQuery {
  /** Part of the name or the email. Not case-sensitive. */
  @MayBeAbsent()
  @SearchText(100, 'morgan')
  q?: string;

  /** Only members with this role. */
  @MayBeAbsent()
  @RecordId()
  roleId?: string;

  /** Only members with this status. */
  @ApiPropertyOptional({ enum: MEMBER_STATES, maxLength: 20 })
  @IsOptional()
  @IsIn(MEMBER_STATES)
  status?: MemberState;
}

/** A row of a member, as it is read. */
export interface MemberRow {
  id: string;
  userId: string;
  name: string;
  email: string;
  roleId: string;
  roleKey: string;
  roleName: string;
  permissions: Permission[];
  hasSecondFactor: boolean;
  status: MemberState;
  lastSeenAt: Date | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/** A person of the company. */
export class MemberDto extends RecordDto {
  /** Id of the membership. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** Id of the person. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  userId!: string;

  /** Name of the person. */
  @ApiProperty({ maxLength: 200, example: 'Morgan Hale' })
  name!: string;

  /** Email the person signs in with. */
  @ApiProperty({ maxLength: 254, example: 'office@greenfield.example' })
  email!: string;

  /** Id of the role. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  roleId!: string;

  /** Name of the role. */
  @ApiProperty({ maxLength: 100, example: 'Office manager' })
  roleName!: string;

  /** Key of the role. */
  @ApiProperty({ maxLength: 60, example: 'office_manager' })
  roleKey!: string;

  /** Whether the person may sign in here; documented as open, more values may come. */
  @ApiProperty({ maxLength: 20, example: 'active' })
  status!: string;

  /**
   * When the person last worked in this company, to a quarter of an hour. Null where none of their sign-ins was last used
   * here: they may have signed in before, and be at work in another company now.
   */
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date-time',
    maxLength: 40,
    example: '2027-03-09T14:05:00.000Z',
  })
  lastSeenAt!: string | null;

  /** Whether the person signs in with a second factor. */
  @ApiProperty({ example: true })
  hasSecondFactor!: boolean;

  /** The actions that you may take now; documented as open, more values may come. */
  @ApiProperty({ enum: MEMBER_ACTIONS, isArray: true, maxItems: 10, example: ['update', 'disable', 'remove'] })
  allowedActions!: MemberAction[];

  /** Changes whenever anything in this response changes, also the name of the role; the second part of the ETag. */
  @ApiProperty({ maxLength: 40, example: 'q8Xb2vTn4kQ' })
  revision!: string;

  static from(row: MemberRow, allowedActions: MemberAction[]): MemberDto {
    const { hasSecondFactor } = row;
    const lastSeenAt = row.lastSeenAt?.toISOString() ?? null;
    const facts = { ...storedMember(row), lastSeenAt, hasSecondFactor, allowedActions };
    return { ...facts, revision: revisionOf(facts) };
  }
}

/** As it is stored: the same for everybody. */
export const storedMember = (row: MemberRow) => {
  const { id, userId, name, email, roleId, roleName, roleKey, status, version, createdAt, updatedAt } = row;
  const instants = { createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
  return { id, userId, name, email, roleId, roleName, roleKey, status, version, ...instants };
};
