import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Scopes } from '../database/index.js';
import { Schedule } from '../queue/index.js';
import { SYSTEM } from '../context/index.js';
import { SweepAnswers } from './idempotency.queue.js';
import { tenantsWithExpired } from './stored-answers.js';

/** Once an hour: has expired answers removed, so that data of clients does not stay in them. */
@Injectable()
export class IdempotencySchedule implements OnModuleInit {
  constructor(
    private readonly scopes: Scopes,
    private readonly schedule: Schedule,
  ) {}

  onModuleInit(): void {
    this.schedule.add({ name: 'Removing expired answers', everyMs: 3_600_000, run: () => this.run() });
  }

  /** Enqueues the work of every company that has some. */
  async run(): Promise<void> {
    const due = await this.scopes.run({ tenantId: null, actor: SYSTEM }, tenantsWithExpired, { readOnly: true });
    await this.schedule.enqueueFor(due, SweepAnswers);
  }
}
