import { Injectable } from '@nestjs/common';
import { Handles, type TaskRun } from '../../kernel/queue/index.js';
import { FollowZone } from './zone-changes.queue.js';
import { ZoneChanges } from './zone-changes.js';

@Injectable()
export class ZoneChangesProcessor {
  constructor(private readonly zones: ZoneChanges) {}

  @Handles(FollowZone, { transaction: 'none' })
  async followZone({ operationId }: { operationId: string }, run: TaskRun): Promise<void> {
    await this.zones.run(operationId, run);
  }
}
