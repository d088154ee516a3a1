import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TenancyModule } from '../tenancy/index.js';
import { ApiKey } from './api-key.entity.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeysProcessor } from './api-keys.processor.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { ApiKeysService } from './api-keys.service.js';
import { ApiKeyPrincipals } from './credentials/api-key-principals.js';
import { ApiKeyStrategy } from './credentials/api-key.strategy.js';
import { UsageRecorder } from './usage/usage-recorder.js';
import { UsageRepository } from './usage/usage.repository.js';
import { UsageService } from './usage/usage.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([ApiKey]), PassportModule, TenancyModule],
  controllers: [ApiKeysController],
  providers: [
    ...[ApiKeysService, ApiKeysRepository, ApiKeysProcessor, ApiKeyPrincipals, ApiKeyStrategy],
    ...[UsageService, UsageRepository, UsageRecorder],
  ],
})
export class ApiKeysModule {}
