import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn } from 'class-validator';
import { type Permission, PERMISSION_ENUM, PERMISSIONS } from '../../kernel/access/index.js';
import { FilledText, MayBeAbsent, RecordId } from '../../kernel/dto/index.js';
import type { Role } from './role.entity.js';

export const ROLE_ACTIONS = ['update', 'delete', 'require_second_factor'] as const;
export type RoleAction = (typeof ROLE_ACTIONS)[number];

/** A new role of the company's own. */
export class CreateRoleDto {
  /** Optional client-generated ID (UUIDv7). The server creates one if omitted. */
  @MayBeAbsent()
  @RecordId()
  id?: string;

  /** Name for people. Unique in the company, not case-sensitive. */
  @FilledText(100, 'Bookkeeper')
  name!: string;

  /** What the role can do. You can grant only permissions you have. */
  @ApiProperty({ ...PERMISSION_ENUM, isArray: true, maxItems: 200, example: ['clients.read.all', 'members.read'] })
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsIn(PERMISSIONS, { each: true })
  permissions!: Permission[];

  /** Whether team members with the role need a second factor to work in the company. */
  @ApiPropertyOptional({ default: false })
  @MayBeAbsent()
  @IsBoolean()
  requiresSecondFactor?: boolean;
}

/** Merge patch of a role: only what is sent changes. Of a built-in role only `requiresSecondFactor` can. */
export class UpdateRoleDto extends PartialType(OmitType(CreateRoleDto, ['id']), { skipNullProperties: false }) {}

/** A role of the company. */
export class RoleDto {
  /** Id of the role. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** Stable name for programs. */
  @ApiProperty({ maxLength: 60, example: 'office_manager' })
  key!: string;

  /** Name for people. */
  @ApiProperty({ maxLength: 100, example: 'Office manager' })
  name!: string;

  /** What the role may do. */
  @ApiProperty({ ...PERMISSION_ENUM, isArray: true, maxItems: 200 })
  permissions!: Permission[];

  /** One of the roles that every company has. Create a copy to change what it can do. */
  @ApiProperty({ example: true })
  preset!: boolean;

  /** Whether team members with the role need a second factor to work in the company. */
  @ApiProperty({ example: false })
  requiresSecondFactor!: boolean;

  /** Team members who have it, disabled ones included. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 2_147_483_647, example: 2 })
  memberCount!: number;

  /** The actions that you may take now; documented as open, more values may come. */
  @ApiProperty({ enum: ROLE_ACTIONS, isArray: true, maxItems: 10, example: ['update', 'delete'] })
  allowedActions!: RoleAction[];

  /** Version number, incremented on every change. Used as the ETag. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 2_147_483_647, example: 1 })
  version!: number;

  static from(role: Role, memberCount: number, allowedActions: RoleAction[]): RoleDto {
    return { ...storedRole(role), memberCount, allowedActions };
  }
}

/** As it is stored: the same for everybody. */
export const storedRole = ({ id, key, name, permissions, preset, requiresSecondFactor, version }: Role) => ({
  id,
  key,
  name,
  permissions,
  preset,
  requiresSecondFactor,
  version,
});
