import { Module } from '@nestjs/common';
import { ApiKeysModule } from '../api-keys/index.js';
import { UsageController } from './usage.controller.js';
import { UsageProcessor } from './usage.processor.js';
import { UsageRecorder } from './usage-recorder.js';
import { UsageRepository } from './usage.repository.js';
import { UsageService } from './usage.service.js';

@Module({
  imports: [ApiKeysModule],
  controllers: [UsageController],
  providers: [UsageProcessor, UsageRecorder, UsageRepository, UsageService],
})
export class ApiUsageModule {}
