import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Sections } from '../../kernel/contract/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { ApiKey } from './api-key.entity.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { ApiKeysService } from './api-keys.service.js';
import { ApiKeyPrincipals } from './api-key-principals.js';
import { ApiKeyStrategy } from './api-key.strategy.js';
import './api-keys.permissions.js';

@Sections({
  tag: 'API keys',
  group: 'Authentication',
  description:
    'Credentials for apps: created by a team member, limited to scopes, with an expiration, a rate limit, and usage. ' +
    'Old and new secrets can overlap, so an app can switch without downtime.',
})
@Module({
  imports: [TypeOrmModule.forFeature([ApiKey]), PassportModule, TenancyModule],
  controllers: [ApiKeysController],
  providers: [ApiKeysService, ApiKeysRepository, ApiKeyPrincipals, ApiKeyStrategy],
  exports: [ApiKeysService],
})
export class ApiKeysModule {}
