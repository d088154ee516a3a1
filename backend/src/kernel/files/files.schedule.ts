import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Schedule } from '../queue/index.js';
import { ContentStore } from './content-store.js';
import { FileSweeper } from './file-sweeper.js';
import { SweepOrphans } from './files.queue.js';

/** Once an hour, in every process: uploads are staged on the machine of the API. */
@Injectable()
export class FilesSchedule implements OnModuleInit {
  constructor(
    private readonly store: ContentStore,
    private readonly sweeper: FileSweeper,
    private readonly schedule: Schedule,
  ) {}

  onModuleInit(): void {
    const run = () => this.run();
    this.schedule.add({ name: 'Sweeping files', everyMs: 3_600_000, everywhere: true, run });
  }

  /** Sweeps what is local to this machine and enqueues the rest. */
  async run(): Promise<void> {
    await this.sweeper.sweepStaged();
    await this.schedule.enqueueFor(this.store.tenants(), SweepOrphans);
  }
}
