import { getQueueToken } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { Envelope } from './outbox-relay.js';
import { QUEUE_SETTINGS, type QueueName } from './queue-settings.js';
import { reportErrors } from './report-errors.js';

export const QUEUES = Symbol('queues by name');

export const QUEUE_NAMES = Object.keys(QUEUE_SETTINGS) as QueueName[];

/** All queues as one provider, each with an error listener: an unhandled error would end the process. */
export const queuesProvider = {
  provide: QUEUES,
  inject: QUEUE_NAMES.map((name) => getQueueToken(name)),
  useFactory: (...queues: Array<Queue<Envelope>>): Record<string, Queue<Envelope>> => {
    const logger = new Logger('Queue');
    for (const queue of queues) reportErrors(queue, logger, queue.name);
    return Object.fromEntries(queues.map((queue) => [queue.name, queue]));
  },
};
