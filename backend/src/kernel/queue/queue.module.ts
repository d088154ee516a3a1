import { BullModule } from '@nestjs/bullmq';
import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Config } from '../config/index.js';
import { Outbox } from './outbox.js';
import { OutboxRelay } from './outbox-relay.js';
import { queueOptions } from './queue-backend.js';
import { QUEUE_PROCESSORS } from './queue.processors.js';
import { QueueTasks } from './queue-tasks.js';
import { QueueWorker } from './queue-worker.js';
import { QUEUE_NAMES, queuesProvider } from './queues.js';
import { Schedule } from './schedule.js';
import { TaskHandlers } from './task-handlers.js';
import { TaskRunner } from './task-runner.js';

/** Background work: the same in the API, which enqueues, and in the worker, which also runs (`QueueWorker.start`). */
@Global()
@Module({
  imports: [
    DiscoveryModule,
    BullModule.forRootAsync({
      inject: [Config],
      useFactory: queueOptions,
      extraOptions: { manualRegistration: true },
    }),
    BullModule.registerQueue(...QUEUE_NAMES.map((name) => ({ name }))),
  ],
  providers: [
    queuesProvider,
    Outbox,
    OutboxRelay,
    QueueTasks,
    TaskHandlers,
    TaskRunner,
    QueueWorker,
    Schedule,
    ...QUEUE_PROCESSORS,
  ],
  exports: [Outbox, OutboxRelay, QueueTasks, QueueWorker, Schedule, TaskRunner],
})
export class QueueModule {}
