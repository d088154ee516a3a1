import { Injectable } from '@nestjs/common';
import { Scopes } from '../database/index.js';
import { Handles, type TaskRun } from '../queue/index.js';
import { SweepAnswers } from './idempotency.queue.js';
import { deleteExpired } from './stored-answers.js';

const BATCH = 1_000;

@Injectable()
export class IdempotencyProcessor {
  constructor(private readonly scopes: Scopes) {}

  /** Many short transactions: none holds many rows, and a redone task finds less to do. */
  @Handles(SweepAnswers, { transaction: 'none' })
  async sweep(_: object, { signal }: TaskRun): Promise<void> {
    const sweepBatch = () => deleteExpired(BATCH);
    while ((await this.scopes.transaction(sweepBatch)) === BATCH) signal.throwIfAborted();
  }
}
