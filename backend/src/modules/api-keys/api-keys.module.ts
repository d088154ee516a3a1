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
    'Credentials of programs: made by a member, held to scopes, with an end, a limit and a record of their use. A ' +
    'new secret can overlap with the old one, so that a program changes it without a pause.',
})
@Module({
  imports: [TypeOrmModule.forFeature([ApiKey]), PassportModule, TenancyModule],
  controllers: [ApiKeysController],
  providers: [ApiKeysService, ApiKeysRepository, ApiKeyPrincipals, ApiKeyStrategy],
  exports: [ApiKeysService],
})
export class ApiKeysModule {}
