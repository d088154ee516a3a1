import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { parseEnv } from './kernel/config/index.js';
import { endGracefully, HUNG_AFTER_S, reportReady, sendHeartbeats } from './kernel/health/index.js';
import { createLog, NestLog } from './kernel/logging/index.js';
import { QueueWorker } from './kernel/queue/index.js';

sendHeartbeats();
const logger = new NestLog(createLog(parseEnv(process.env).LOG_LEVEL));
const app = await NestFactory.createApplicationContext(AppModule, { logger });
endGracefully(app);
await app.get(QueueWorker).start();
reportReady(HUNG_AFTER_S.worker);
