import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Config } from '../../kernel/config/index.js';
import type { Page } from '../../kernel/paging/index.js';
import { Endpoint } from '../../kernel/endpoint/index.js';
import { pageOf } from '../../kernel/dto/index.js';
import { DemoAccountDto } from './demo.dto.js';

/** One-click sign-in of a demo. */
@ApiTags('Sign-in')
@Controller('auth/demo-accounts')
export class DemoController {
  constructor(private readonly config: Config) {}

  @Get()
  @Endpoint({
    summary: 'List demo accounts',
    description: 'Returns the demo accounts with their password. Empty unless this deployment is a demo.',
    permission: 'public',
    type: pageOf(DemoAccountDto),
    transaction: 'none',
    confidential: true,
  })
  async listDemoAccounts(): Promise<Page<DemoAccountDto>> {
    if (this.config.get('DEMO') !== 'on') return { items: [], nextCursor: null };
    // Production does not contain this module.
    const { COMPANY_NAMES, DEMO_ACCOUNTS } = await import('../../seed/demo-accounts.js');
    const items = DEMO_ACCOUNTS.map((account) =>
      DemoAccountDto.from({ ...account, companyName: COMPANY_NAMES[account.company] }),
    );
    return { items, nextCursor: null };
  }
}
