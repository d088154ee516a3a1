import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Endpoint, IfMatch } from '../../kernel/endpoint/index.js';
import { JsonAnswer } from '../../kernel/reading/index.js';
import { PreconditionRequired, type SeenVersion, VersionMismatch } from '../../kernel/problem/index.js';
import { TimeZoneConflict } from '../zone-changes/index.js';
import { TenancyService } from './tenancy.service.js';
import { TenantDto, UpdateTenantDto } from './tenant.dto.js';

/** The company of the credential: its settings. */
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
      'their local time and move to it: up to 100 right away, more in an operation of the kind `visits.follow_zone` ' +
      'whose subject is the company. Until then, scheduling already treats them as moved.',
    permission: 'settings.manage',
    type: TenantDto,
    errors: [VersionMismatch, PreconditionRequired, TimeZoneConflict],
  })
  async updateTenant(@IfMatch() version: SeenVersion, @Body() changes: UpdateTenantDto): Promise<TenantDto> {
    return TenantDto.from(await this.tenancy.patch(version, changes));
  }
}
