import { Injectable } from '@nestjs/common';
import { RecordWriter } from '../../kernel/records/index.js';
import { type HeldJob, JobContents } from '../job-contents/index.js';
import { Job, JobDirectory, JobNotFound } from '../job-records/index.js';
import { Paperwork } from '../paperwork/index.js';
import type { JobDto } from './job-answer.dto.js';
import { describeJob, jobRecord } from './job-reader.js';
import { JobEnded } from './jobs.errors.js';
import { JobUpdated } from './jobs.events.js';

/** Requests paperwork and answers the job with it; open screens learn of it as a change of the job. */
@Injectable()
export class PaperworkRequests {
  constructor(
    private readonly paperwork: Paperwork,
    private readonly jobs: JobDirectory,
    private readonly contents: JobContents,
    private readonly writer: RecordWriter,
  ) {}

  makeWorkOrder(jobId: string): Promise<JobDto> {
    return this.ask(jobId, async (held) => {
      const { status } = held.job;
      if (Job.ENDED.includes(status)) throw new JobEnded(status);
      await this.paperwork.requestWorkOrder(held);
    });
  }

  sendConfirmation(jobId: string): Promise<JobDto> {
    return this.ask(jobId, (held) => this.paperwork.requestConfirmation(held));
  }

  private async ask(jobId: string, request: (held: HeldJob) => Promise<void>): Promise<JobDto> {
    const job = await this.jobs.lock(jobId);
    if (!job) throw new JobNotFound();
    const parts = await this.contents.partsOf(job);
    await this.writer.around(jobRecord(parts), JobUpdated, job, async () => {
      await request({ job, parts });
      return job;
    });
    return describeJob(job, parts);
  }
}
