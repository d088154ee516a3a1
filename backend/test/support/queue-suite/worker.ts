import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { endGracefully, HUNG_AFTER_S, reportReady } from '../../../src/kernel/health/index.js';
import { KernelModule } from '../../../src/kernel/kernel.module.js';
import { AuthModule } from '../../../src/modules/auth/index.js';
import { QueueWorker } from '../../../src/kernel/queue/index.js';
import { SuiteModule } from './suite.module.js';

// main.worker.ts with the suite's tasks instead of the product's.
@Module({ imports: [KernelModule, AuthModule, SuiteModule] })
class WorkerModule {}

const app = await NestFactory.createApplicationContext(WorkerModule, { logger: ['error', 'warn', 'fatal'] });
endGracefully(app);
await app.get(QueueWorker).start();
reportReady(HUNG_AFTER_S.worker);
