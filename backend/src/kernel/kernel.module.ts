import { Module } from '@nestjs/common';
import { BulkModule } from './bulk/index.js';
import { ClockModule } from './clock/index.js';
import { ConfigModule } from './config/index.js';
import { DatabaseModule } from './database/index.js';
import { DatabaseChecksModule } from './database-checks/index.js';
import { DomainEventsModule } from './events/index.js';
import { FilesModule } from './files/index.js';
import { HealthModule } from './health/index.js';
import { HttpModule } from './http/index.js';
import { IdempotencyModule } from './idempotency/index.js';
import { LimitsModule } from './limits/index.js';
import { LiveModule } from './live/index.js';
import { MailModule } from './mail/index.js';
import { OutboundModule } from './outbound/index.js';
import { PagingModule } from './paging/index.js';
import { QueueModule } from './queue/index.js';
import { RecordsModule } from './records/index.js';
import { RedisModule } from './redis/index.js';
import { SecretsModule } from './secrets/index.js';
import { ThreadsModule } from './threads/index.js';

/** Everything that knows no domain. Each part is global: modules inject from it without importing it. */
@Module({
  imports: [
    BulkModule,
    ClockModule,
    ConfigModule,
    DatabaseModule,
    DatabaseChecksModule,
    DomainEventsModule,
    FilesModule,
    HealthModule,
    HttpModule,
    IdempotencyModule,
    LimitsModule,
    LiveModule,
    MailModule,
    OutboundModule,
    PagingModule,
    QueueModule,
    RecordsModule,
    RedisModule,
    SecretsModule,
    ThreadsModule,
  ],
})
export class KernelModule {}
