import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { Config } from './kernel/config/index.js';
import { endGracefully, HUNG_AFTER_S, reportReady } from './kernel/health/index.js';
import { createLog, NestLog } from './kernel/logging/index.js';
import { QueueWorker } from './kernel/queue/index.js';

const app = await NestFactory.createApplicationContext(AppModule, { bufferLogs: true });
app.useLogger(new NestLog(createLog(app.get(Config).get('LOG_LEVEL'))));
endGracefully(app);
await app.get(QueueWorker).start();
reportReady(HUNG_AFTER_S.worker);
