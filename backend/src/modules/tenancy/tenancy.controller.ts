import { Body, Controller, Get, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Endpoint, IfMatch, pageOf, PageQuery } from '../../kernel/http/index.js';
import { VersionMismatch, PreconditionRequired } from '../../kernel/problem/index.js';
import type { Page } from '../../kernel/database/index.js';
import { MemberDto, RoleDto } from './member.dto.js';
import { TenancyService } from './tenancy.service.js';
import { TenantDto, UpdateTenantDto } from './tenant.dto.js';

/** The company of the credential: its settings, roles and people. */
@ApiTags('Company')
@Controller()
export class TenancyController {
  constructor(private readonly tenancy: TenancyService) {}

  @Get('tenant')
  @Endpoint({ summary: 'Read the company and its settings', permission: 'authenticated', type: TenantDto })
  async getTenant(): Promise<TenantDto> {
    return TenantDto.from(await this.tenancy.current());
  }

  @Patch('tenant')
  @Endpoint({
    summary: 'Change settings of the company',
    permission: 'settings.manage',
    type: TenantDto,
    errors: [VersionMismatch, PreconditionRequired],
  })
  async updateTenant(@IfMatch() version: number | null, @Body() changes: UpdateTenantDto): Promise<TenantDto> {
    return TenantDto.from(await this.tenancy.update(version, changes));
  }

  @Get('members')
  @Endpoint({ summary: 'List the people of the company', permission: 'authenticated', type: pageOf(MemberDto) })
  listMembers(@Query() page: PageQuery): Promise<Page<MemberDto>> {
    return this.tenancy.listMembers(page);
  }

  @Get('roles')
  @Endpoint({ summary: 'List the roles of the company', permission: 'authenticated', type: pageOf(RoleDto) })
  async listRoles(): Promise<Page<RoleDto>> {
    return { items: (await this.tenancy.listRoles()).map(RoleDto.from), nextCursor: null };
  }
}
