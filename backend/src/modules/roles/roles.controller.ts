import { Body, Controller, Delete, Get, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { declaredPermissions } from '../../kernel/access/index.js';
import { pageOf } from '../../kernel/dto/index.js';
import { Endpoint, Id, IfMatch } from '../../kernel/endpoint/index.js';
import type { Page } from '../../kernel/paging/index.js';
import { IdTaken, PreconditionRequired, type SeenVersion, VersionMismatch } from '../../kernel/problem/index.js';
import { PermissionDto } from './permission.dto.js';
import { CreateRoleDto, RoleDto, UpdateRoleDto } from './role.dto.js';
import { PresetRoleKept, RoleAboveOwn, RoleInUse, RoleNameTaken, RoleNotFound, TooManyRoles } from './roles.errors.js';
import { RolesService } from './roles.service.js';

/** What the people of the company may do. */
@ApiTags('Roles')
@Controller()
export class RolesController {
  constructor(private readonly roles: RolesService) {}

  @Get('roles')
  @Endpoint({
    summary: 'List roles',
    description:
      'Returns roles with their permissions. The `x-permission` of each operation names the permissions it requires.',
    permission: 'members.read',
    shows: ['role', 'membership'],
    type: pageOf(RoleDto),
  })
  async listRoles(): Promise<Page<RoleDto>> {
    return { items: await this.roles.list(), nextCursor: null };
  }

  @Get('roles/:roleId')
  @Endpoint({
    summary: 'Get a role',
    description: 'Returns the role with its permissions and how many team members have it.',
    permission: 'members.read',
    shows: ['role', 'membership'],
    type: RoleDto,
    errors: [RoleNotFound],
  })
  getRole(@Id('roleId') roleId: string): Promise<RoleDto> {
    return this.roles.get(roleId);
  }

  @Post('roles')
  @Endpoint({
    summary: 'Create a role',
    description: 'To copy a role, send its permissions under a new name. You can grant only permissions you have.',
    permission: 'users.manage',
    status: 201,
    type: RoleDto,
    errors: [RoleNameTaken, IdTaken, TooManyRoles],
  })
  createRole(@Body() role: CreateRoleDto): Promise<RoleDto> {
    return this.roles.create(role);
  }

  @Patch('roles/:roleId')
  @Endpoint({
    summary: 'Update a role',
    description:
      'JSON Merge Patch: the name, the permissions, which are replaced as a whole, or whether the role requires a second ' +
      'factor, which is all that changes of a built-in role. Takes effect right away for everyone who has the role. You ' +
      "can't change roles that can do more than yours, and you can add only permissions you have.",
    permission: 'users.manage',
    type: RoleDto,
    errors: [RoleNotFound, PresetRoleKept, RoleAboveOwn, RoleNameTaken, VersionMismatch, PreconditionRequired],
  })
  updateRole(
    @Id('roleId') roleId: string,
    @IfMatch() version: SeenVersion,
    @Body() changes: UpdateRoleDto,
  ): Promise<RoleDto> {
    return this.roles.update(roleId, version, changes);
  }

  @Delete('roles/:roleId')
  @Endpoint({
    summary: 'Delete a role',
    description:
      "Returns 409 if a team member has the role or an invitation gives it. You can't delete built-in roles or roles " +
      'that can do more than yours.',
    permission: 'users.manage',
    status: 204,
    errors: [RoleNotFound, PresetRoleKept, RoleAboveOwn, RoleInUse, VersionMismatch, PreconditionRequired],
  })
  deleteRole(@Id('roleId') roleId: string, @IfMatch() version: SeenVersion): Promise<void> {
    return this.roles.remove(roleId, version);
  }

  @Get('permissions')
  @Endpoint({
    summary: 'List all permissions',
    description:
      'Returns every permission with its label and description, for showing and choosing what a role or an API key ' +
      'can do.',
    permission: 'authenticated',
    type: pageOf(PermissionDto),
    transaction: 'none',
  })
  listPermissions(): Page<PermissionDto> {
    return { items: declaredPermissions().map(PermissionDto.from), nextCursor: null };
  }
}
