import { Controller, Get, HttpStatus, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { attachment, FileNotFound, inline } from '../../kernel/files/index.js';
import { Endpoint, Id } from '../../kernel/endpoint/index.js';
import { isKnown } from '../../kernel/response/index.js';
import { JobNotFound } from '../job-records/index.js';
import { WorkOrderNotMade, WorkOrderNotReady } from './paperwork.errors.js';
import { Paperwork } from './paperwork.js';
import { WorkOrderQuery } from './paperwork.dto.js';

/** The files that are made for a job. */
@ApiTags('Jobs')
@Controller('jobs/:jobId')
export class PaperworkController {
  constructor(private readonly paperwork: Paperwork) {}

  @Get('work-order')
  @Endpoint({
    summary: 'Get the work order PDF',
    description:
      'Returns the latest file with its own ETag. `workOrder.outdated` of the job shows whether the job has changed ' +
      'since. Returns 409 with `Retry-After` while the first file is being created.',
    permission: ['jobs.read.all', 'jobs.read.assigned'],
    shows: ['job', 'visit'],
    file: ['application/pdf'],
    errors: [JobNotFound, WorkOrderNotMade, WorkOrderNotReady, FileNotFound],
  })
  @ApiResponse({ status: HttpStatus.NOT_MODIFIED, description: 'You have this file already (`If-None-Match`).' })
  async getWorkOrder(
    @Id('jobId') jobId: string,
    @Query() { download }: WorkOrderQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const fileId = await this.paperwork.workOrderFileId(jobId);
    const tag = `"${fileId}"`;
    reply.header('etag', tag);
    if (isKnown(request, tag)) {
      reply.code(HttpStatus.NOT_MODIFIED);
      return undefined;
    }
    const file = await this.paperwork.open(fileId);
    return download === 'true' ? attachment(file) : inline(file);
  }
}
