import { Injectable } from '@nestjs/common';
import { RecordWriter } from '../../kernel/records/index.js';
import type { JobDto } from './job-answer.dto.js';
import { JobReader } from './job-reader.js';
import { JobNotFound } from './jobs.errors.js';
import { JobUpdated } from './jobs.events.js';
import { JobsRepository } from './jobs.repository.js';
import { Paperwork } from '../paperwork/paperwork.js';

/** Asks for paperwork and shows the job with it; open screens hear of it as a change of the job. */
@Injectable()
export class PaperworkDesk {
  constructor(
    private readonly paperwork: Paperwork,
    private readonly reader: JobReader,
    private readonly jobs: JobsRepository,
    private readonly writer: RecordWriter,
  ) {}

  makeWorkOrder(jobId: string): Promise<JobDto> {
    return this.ask(jobId, () => this.paperwork.requestWorkOrder(jobId));
  }

  sendConfirmation(jobId: string): Promise<JobDto> {
    return this.ask(jobId, () => this.paperwork.requestConfirmation(jobId));
  }

  private async ask(jobId: string, request: () => Promise<void>): Promise<JobDto> {
    const job = await this.jobs.lock(jobId);
    if (!job) throw new JobNotFound();
    await this.writer.around(this.reader.record, JobUpdated, job, async () => {
      await request();
      return job;
    });
    return this.reader.describe(job);
  }
}
