import { Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { endGracefully, HUNG_AFTER_S, reportReady } from '../../../src/kernel/health/index.js';
import { KernelModule } from '../../../src/kernel/kernel.module.js';
import { QueueWorker } from '../../../src/kernel/queue/index.js';
import { AuthModule } from '../../../src/modules/auth/index.js';

/** main.worker.ts with these modules instead of the whole product. */
export async function runWorker(...modules: Type[]): Promise<void> {
  class WorkerModule {}
  Module({ imports: [KernelModule, AuthModule, ...modules] })(WorkerModule);
  const app = await NestFactory.createApplicationContext(WorkerModule, { logger: ['error', 'warn', 'fatal'] });
  endGracefully(app);
  await app.get(QueueWorker).start();
  reportReady(HUNG_AFTER_S.worker);
}
