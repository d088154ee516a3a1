import { Injectable } from '@nestjs/common';
import { Handles, type TaskRun } from '../../kernel/queue/index.js';
import { ClientsByFilter } from './clients-by-filter.js';
import { ChangeClients } from './client-changes.queue.js';

@Injectable()
export class ClientChangesProcessor {
  constructor(private readonly byFilter: ClientsByFilter) {}

  @Handles(ChangeClients, { transaction: 'none' })
  async changeByFilter({ operationId }: { operationId: string }, run: TaskRun): Promise<void> {
    await this.byFilter.run(operationId, run);
  }
}
