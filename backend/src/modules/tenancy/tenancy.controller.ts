import { Body, Controller, Get, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { declaredPermissions } from '../../kernel/access/index.js';
import { Endpoint, IfMatch } from '../../kernel/endpoint/index.js';
import { pageOf, UpdatedPageQuery } from '../../kernel/dto/index.js';
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
    summary: 'Read the company and its settings',
    description:
      'Name, address, language, time zone, currency, working days and the other settings, with the ETag for ' +
      'changing them.',
    permission: 'authenticated',
    shows: ['tenant'],
    type: TenantDto,
  })
  async getTenant(): Promise<TenantDto> {
    return TenantDto.from(await this.tenancy.current());
  }

  @Patch('tenant')
  @Endpoint({
    summary: 'Change settings of the company',
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
    summary: 'List the people of the company',
    description: 'Members with their roles, for drop-downs and for knowing who is who.',
    permission: 'members.read',
    shows: ['membership', 'role'],
    type: pageOf(MemberDto),
  })
  listMembers(@Query() query: UpdatedPageQuery): Promise<Page<MemberDto>> {
    return this.tenancy.listMembers(query);
  }

  @Get('roles')
  @Endpoint({
    summary: 'List the roles of the company',
    description: 'Roles with their permissions. A permission is what `x-permission` of an operation names.',
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
    description: 'Every permission in words, for showing what a role or an API key may do and for choosing it.',
    permission: 'authenticated',
    type: pageOf(PermissionDto),
    transaction: 'none',
  })
  listPermissions(): Page<PermissionDto> {
    return { items: declaredPermissions().map(PermissionDto.from), nextCursor: null };
  }
}
