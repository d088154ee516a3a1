import { Controller, Get, Headers, HttpStatus, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { attachment, FileNotFound, inline } from '../../kernel/files/index.js';
import { Endpoint, Id } from '../../kernel/http/index.js';
import { JobDto } from './job-answer.dto.js';
import {
  JobEnded,
  JobNotActive,
  JobNotFound,
  NoEmailAddress,
  WorkOrderNotMade,
  WorkOrderNotReady,
} from './jobs.errors.js';
import { Paperwork } from '../paperwork/paperwork.js';
import { PaperworkDesk } from './paperwork-desk.js';
import { WorkOrderQuery } from '../paperwork/paperwork.dto.js';

/** What is made for a job: the work order and the confirmation. */
@ApiTags('Jobs')
@Controller('jobs/:jobId')
export class PaperworkController {
  constructor(
    private readonly paperwork: Paperwork,
    private readonly desk: PaperworkDesk,
  ) {}

  @Get('work-order')
  @Endpoint({
    summary: 'Read the work order as PDF',
    description:
      'Answers the file that was made last, with an ETag of its own; `workOrder.outdated` of the job tells whether ' +
      'the job has changed since. While the first one is being made: 409 and `Retry-After`.',
    permission: ['jobs.read.all', 'jobs.read.assigned'],
    file: ['application/pdf'],
    errors: [JobNotFound, WorkOrderNotMade, WorkOrderNotReady, FileNotFound],
  })
  @ApiResponse({ status: HttpStatus.NOT_MODIFIED, description: 'You have this file already (`If-None-Match`).' })
  async getWorkOrder(
    @Id('jobId') jobId: string,
    @Query() { download }: WorkOrderQuery,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const fileId = await this.paperwork.workOrderFileId(jobId);
    reply.header('etag', `"${fileId}"`);
    if (known?.includes(`"${fileId}"`)) {
      reply.code(HttpStatus.NOT_MODIFIED);
      return undefined;
    }
    const file = await this.paperwork.open(fileId);
    return download === 'true' ? attachment(file) : inline(file);
  }

  @Post('work-order')
  @Endpoint({
    summary: 'Make the work order again',
    description: 'Follow `workOrder` of the job, or the event `job.work_order_ready`. The old file stays until then.',
    permission: 'jobs.update',
    type: JobDto,
    errors: [JobNotFound, JobEnded],
  })
  renderWorkOrder(@Id('jobId') jobId: string): Promise<JobDto> {
    return this.desk.makeWorkOrder(jobId);
  }

  @Post('confirmation')
  @Endpoint({
    summary: 'Send the confirmation to the client (again)',
    description:
      'Makes the work order up to date first. Follow `confirmation` of the job, or the event `job.confirmation_sent`.',
    permission: 'jobs.update',
    type: JobDto,
    errors: [JobNotFound, JobNotActive, NoEmailAddress],
  })
  sendJobConfirmation(@Id('jobId') jobId: string): Promise<JobDto> {
    return this.desk.sendConfirmation(jobId);
  }
}
