import { Global, Module } from '@nestjs/common';
import { Redis } from './redis.js';

/** Redis for what the kernel shares between processes and may lose; the queues have their own connections. */
@Global()
@Module({ providers: [Redis], exports: [Redis] })
export class RedisModule {}
