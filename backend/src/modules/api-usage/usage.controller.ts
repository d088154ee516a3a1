import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Endpoint, Id } from '../../kernel/endpoint/index.js';
import { ApiKeyNotFound } from '../api-keys/index.js';
import { CompanyUsageDto, UsageDto, UsageQuery } from './usage.dto.js';
import { UsageService } from './usage.service.js';

/** How much the company's programs ask. */
@ApiTags('API keys')
@Controller('api-keys')
export class UsageController {
  constructor(private readonly usage: UsageService) {}

  @Get('usage')
  @Endpoint({
    summary: 'Get the usage of all API keys',
    description: 'Requests, errors, and latency by day and by key. Counts lag by a few seconds.',
    permission: 'api_keys.manage',
    type: CompanyUsageDto,
  })
  getApiUsage(@Query() query: UsageQuery): Promise<CompanyUsageDto> {
    return this.usage.ofTenant(query);
  }

  @Get(':keyId/usage')
  @Endpoint({
    summary: 'Get the usage of an API key',
    description: 'Requests, errors, and latency by day. Counts lag by a few seconds.',
    permission: 'api_keys.manage',
    type: UsageDto,
    errors: [ApiKeyNotFound],
  })
  getApiKeyUsage(@Id('keyId') keyId: string, @Query() query: UsageQuery): Promise<UsageDto> {
    return this.usage.ofKey(keyId, query);
  }
}
