import { Body, Controller, Get, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { declaredPermissions } from '../../kernel/access/index.js';
import { Endpoint, IfMatch } from '../../kernel/endpoint/index.js';
import { pageOf, UpdatedPageQuery } from '../../kernel/dto/index.js';
import { JsonAnswer } from '../../kernel/reading/index.js';
import { PreconditionRequired, type SeenVersion, VersionMismatch } from '../../kernel/problem/index.js';
import type { Page } from '../../kernel/paging/index.js';
import { TimeZoneConflict } from '../zone-changes/index.js';
import { MemberDto, PermissionDto, RoleDto } from './member.dto.js';
import { TenancyService } from './tenancy.service.js';
import { TenantDto, UpdateTenantDto } from './tenant.dto.js';

/** The company of the credential: its settings, roles and people. */
@ApiTags('Company')
@Controller()
export class TenancyController {
  constructor(private readonly tenancy: TenancyService) {}

  @Get('tenant')
  @Endpoint({
    summary: 'Get the company and its settings',
    description:
      'Returns the name, address, locale, time zone, currency, and other settings, with the ETag for updating them.',
    permission: 'authenticated',
    shows: ['tenant'],
    type: TenantDto,
  })
  async getTenant(): Promise<JsonAnswer<TenantDto>> {
    const tenant = await this.tenancy.current();
    return new JsonAnswer(JSON.stringify(TenantDto.from(tenant)), tenant);
  }

  @Patch('tenant')
  @Endpoint({
    summary: 'Update company settings',
    description:
      'JSON Merge Patch: only the fields you send change. Send null to clear a field. Members see the ' +
      'change right away. When the time zone changes, upcoming visits at properties without their own time zone keep ' +
      'their local time and move to it.',
    permission: 'settings.manage',
    type: TenantDto,
    errors: [VersionMismatch, PreconditionRequired, TimeZoneConflict],
  })
  async updateTenant(@IfMatch() version: SeenVersion, @Body() changes: UpdateTenantDto): Promise<TenantDto> {
    return TenantDto.from(await this.tenancy.patch(version, changes));
  }

  @Get('members')
  @Endpoint({
    summary: 'List team members',
    description: 'Returns team members and their roles.',
    permission: 'members.read',
    shows: ['membership', 'role'],
    type: pageOf(MemberDto),
  })
  listMembers(@Query() query: UpdatedPageQuery): Promise<Page<MemberDto>> {
    return this.tenancy.listMembers(query);
  }

  @Get('roles')
  @Endpoint({
    summary: 'List roles',
    description:
      'Returns roles with their permissions. The `x-permission` of each operation names the permissions it requires.',
    permission: 'members.read',
    shows: ['role'],
    type: pageOf(RoleDto),
  })
  async listRoles(): Promise<Page<RoleDto>> {
    return { items: (await this.tenancy.listRoles()).map(RoleDto.from), nextCursor: null };
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
