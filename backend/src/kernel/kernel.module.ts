import { Module } from '@nestjs/common';
import { ConfigModule } from './config/index.js';
import { DatabaseModule } from './database/index.js';
import { DomainEventsModule } from './events/index.js';
import { FilesModule } from './files/index.js';
import { HealthModule } from './health/index.js';
import { HttpModule } from './http/index.js';
import { LiveModule } from './live/index.js';
import { MailModule } from './mail/index.js';
import { QueueModule } from './queue/index.js';
import { SecretsModule } from './secrets/index.js';

/** Everything that knows no domain. Each part is global: modules inject from it without importing it. */
@Module({
  imports: [
    ConfigModule,
    DatabaseModule,
    DomainEventsModule,
    FilesModule,
    HealthModule,
    HttpModule,
    LiveModule,
    MailModule,
    QueueModule,
    SecretsModule,
  ],
})
export class KernelModule {}
