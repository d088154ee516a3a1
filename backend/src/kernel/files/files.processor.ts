import { Injectable } from '@nestjs/common';
import { Handles } from '../queue/index.js';
import { FileSweeper } from './file-sweeper.js';
import { SweepOrphans } from './files.queue.js';

@Injectable()
export class FilesProcessor {
  constructor(private readonly sweeper: FileSweeper) {}

  /** Many short transactions, one for each content that goes; doing it twice is the same as once. */
  @Handles(SweepOrphans, { transaction: 'none' })
  async sweep(): Promise<void> {
    await this.sweeper.sweepTenant();
  }
}
