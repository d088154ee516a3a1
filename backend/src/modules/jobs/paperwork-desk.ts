import { Injectable } from '@nestjs/common';
import { RecordWriter } from '../../kernel/records/index.js';
import type { JobDto } from './job-answer.dto.js';
import { JobReader } from './job-reader.js';
import { type Job, JobDirectory, JobNotFound } from '../job-records/index.js';
import { JobEnded } from './jobs.errors.js';
import { JobUpdated } from './jobs.events.js';
import { Paperwork } from '../paperwork/index.js';

/** Asks for paperwork and shows the job with it; open screens hear of it as a change of the job. */
@Injectable()
export class PaperworkDesk {
  constructor(
    private readonly paperwork: Paperwork,
    private readonly reader: JobReader,
    private readonly jobs: JobDirectory,
    private readonly writer: RecordWriter,
  ) {}

  makeWorkOrder(jobId: string): Promise<JobDto> {
    return this.ask(jobId, async (job) => {
      if (job.status === 'closed' || job.status === 'cancelled') throw new JobEnded(job.status);
      await this.paperwork.requestWorkOrder(job);
    });
  }

  sendConfirmation(jobId: string): Promise<JobDto> {
    return this.ask(jobId, (job) => this.paperwork.requestConfirmation(job));
  }

  private async ask(jobId: string, request: (job: Job) => Promise<void>): Promise<JobDto> {
    const job = await this.jobs.lock(jobId);
    if (!job) throw new JobNotFound();
    await this.writer.around(this.reader.record, JobUpdated, job, async () => {
      await request(job);
      return job;
    });
    return this.reader.describe(job);
  }
}
