import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { SYSTEM } from '../context/index.js';
import { Scopes } from '../database/index.js';
import { QueueTasks } from '../queue/index.js';
import { ContentStore } from './content-store.js';
import { FileSweeper } from './file-sweeper.js';
import { SweepOrphans } from './files.queue.js';

const EVERY_MS = 3_600_000;

/** Once an hour, in every process: equal tasks of several processes collapse into one for each company. */
@Injectable()
export class FilesSchedule implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(FilesSchedule.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: ContentStore,
    private readonly sweeper: FileSweeper,
    private readonly scopes: Scopes,
    private readonly queueTasks: QueueTasks,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.tick(), EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private async tick(): Promise<void> {
    try {
      await this.run();
    } catch (error) {
      this.logger.warn(`Files are swept in an hour, not now: ${String(error)}`);
    }
  }

  /** Sweeps what is local to this machine and enqueues the rest. */
  async run(): Promise<void> {
    await this.sweeper.sweepStaged();
    for await (const tenantId of this.store.tenants()) {
      await this.scopes.run({ tenantId, actor: SYSTEM }, () => this.queueTasks.enqueue(SweepOrphans, {}));
    }
  }
}
