import { Injectable } from '@nestjs/common';
import { DomainEvents } from '../../../kernel/events/index.js';
import type { JobDto } from '../job-answer.dto.js';
import { JobReader } from '../job-reader.js';
import { JobUpdated } from '../jobs.events.js';
import { previousValues } from '../previous-values.js';
import { Paperwork } from './paperwork.js';

/** Asks for paperwork and shows the job with it; open screens hear of it as a change of the job. */
@Injectable()
export class PaperworkDesk {
  constructor(
    private readonly paperwork: Paperwork,
    private readonly reader: JobReader,
    private readonly events: DomainEvents,
  ) {}

  makeWorkOrder(jobId: string): Promise<JobDto> {
    return this.ask(jobId, () => this.paperwork.requestWorkOrder(jobId));
  }

  sendConfirmation(jobId: string): Promise<JobDto> {
    return this.ask(jobId, () => this.paperwork.requestConfirmation(jobId));
  }

  private async ask(jobId: string, request: () => Promise<void>): Promise<JobDto> {
    const before = await this.reader.get(jobId);
    await request();
    const job = await this.reader.get(jobId);
    const previous = previousValues(before, job);
    this.events.record(JobUpdated, { entityId: jobId, version: job.version, data: { ...job }, previous });
    return job;
  }
}
