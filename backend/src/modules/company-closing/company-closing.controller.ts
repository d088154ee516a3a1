import { Body, Controller, Ip, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Endpoint } from '../../kernel/endpoint/index.js';
import { InvalidTransition } from '../../kernel/problem/index.js';
import { WrongPassword } from '../account-security/index.js';
import { TenantDto } from '../tenancy/index.js';
import { CloseCompanyDto } from './company-closing.dto.js';
import { NotAnOwner } from './company-closing.errors.js';
import { CompanyStanding } from './company-standing.js';

/** The end of a company. */
@ApiTags('Company')
@Controller('tenant')
export class CompanyClosingController {
  constructor(private readonly standing: CompanyStanding) {}

  @Post('close')
  @Endpoint({
    summary: 'Close the company',
    description:
      'The company becomes read-only. After 30 days it is deleted with all its data and files. Until then an owner can ' +
      'reopen it, and everything can be exported. For owners only, confirmed by the name of the company and your ' +
      'password with the limits of `login`. All owners get an email.',
    permission: 'settings.manage',
    type: TenantDto,
    errors: [NotAnOwner, InvalidTransition, WrongPassword],
    confidential: true,
  })
  async closeTenant(@Body() input: CloseCompanyDto, @Ip() ip: string): Promise<TenantDto> {
    return TenantDto.from(await this.standing.close(input, ip));
  }

  @Post('reopen')
  @Endpoint({
    summary: 'Reopen a closing company',
    description: 'Work continues where it stopped, including emails and webhooks that waited. For owners only.',
    permission: 'settings.manage',
    type: TenantDto,
    errors: [NotAnOwner, InvalidTransition],
    whileSuspended: true,
  })
  async reopenTenant(): Promise<TenantDto> {
    return TenantDto.from(await this.standing.reopen());
  }
}
