import { Injectable } from '@nestjs/common';
import { Handles } from '../../kernel/queue/index.js';
import { SweepApiKeyUsage } from './usage.queue.js';
import { UsageRepository } from './usage.repository.js';

@Injectable()
export class UsageProcessor {
  constructor(private readonly usage: UsageRepository) {}

  @Handles(SweepApiKeyUsage)
  async sweep(): Promise<void> {
    await this.usage.sweep();
  }
}
