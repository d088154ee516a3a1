import { ApiProperty } from '@nestjs/swagger';
import { type Permission, PERMISSION_ENUM } from '../../kernel/access/index.js';
import type { Role } from './role.entity.js';

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

  static from({ id, key, name, permissions }: Role): RoleDto {
    return { id, key, name, permissions };
  }
}

/** A person of the company. */
export class MemberDto {
  /** Id of the membership. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** Id of the person. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  userId!: string;

  /** Name of the person. */
  @ApiProperty({ maxLength: 200, example: 'Morgan Hale' })
  name!: string;

  /** E-mail that the person signs in with. */
  @ApiProperty({ maxLength: 254, example: 'office@greenfield.example' })
  email!: string;

  /** Name of the role. */
  @ApiProperty({ maxLength: 100, example: 'Office manager' })
  roleName!: string;

  /** Key of the role. */
  @ApiProperty({ maxLength: 60, example: 'office_manager' })
  roleKey!: string;

  /** Whether the person may sign in here; documented as open, more values may come. */
  @ApiProperty({ maxLength: 20, example: 'active' })
  status!: string;

  static from({ id, userId, name, email, roleName, roleKey, status }: MemberDto): MemberDto {
    return { id, userId, name, email, roleName, roleKey, status };
  }
}
