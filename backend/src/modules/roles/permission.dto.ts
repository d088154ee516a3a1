import { ApiProperty } from '@nestjs/swagger';
import { type declaredPermissions, type Permission, PERMISSION_ENUM } from '../../kernel/access/index.js';

/** Something that a person or a program may be allowed to do, in words. */
export class PermissionDto {
  /** Name for programs: what `x-permission` of an operation names. */
  @ApiProperty({ ...PERMISSION_ENUM, example: 'clients.update' })
  name!: Permission;

  /** What it is about: a heading for a list of permissions. */
  @ApiProperty({ maxLength: 60, example: 'Clients' })
  group!: string;

  /** What it allows, for people. */
  @ApiProperty({ maxLength: 100, example: 'Edit clients and properties' })
  label!: string;

  /** One sentence more, where the label leaves something open. */
  @ApiProperty({ type: String, nullable: true, maxLength: 300, example: 'Clients and their properties.' })
  explanation!: string | null;

  /** Whether an API key can have it. Permissions for a person's own visits are for users only. */
  @ApiProperty({ example: true })
  forApiKeys!: boolean;

  /** True while no operation asks for it: nothing to choose from yet. */
  @ApiProperty({ example: false })
  planned!: boolean;

  /** Starting points for new API keys that have it: `read_only`, `integration`, `reporting`; documented as open. */
  @ApiProperty({ type: 'array', items: { type: 'string', maxLength: 60 }, maxItems: 20, example: ['integration'] })
  apiKeyPresets!: string[];

  static from(permission: ReturnType<typeof declaredPermissions>[number]): PermissionDto {
    const { name, group, label, explanation = '', planned = false, apiKeys = [] } = permission;
    const forApiKeys = apiKeys !== false;
    return {
      name,
      group,
      label,
      explanation: explanation || null,
      forApiKeys,
      planned,
      apiKeyPresets: forApiKeys ? [...apiKeys] : [],
    };
  }
}
