import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Page } from '../../kernel/paging/index.js';
import type { JsonAnswer } from '../../kernel/reading/index.js';
import { Endpoint, Id, IfMatch } from '../../kernel/endpoint/index.js';
import { pageOf } from '../../kernel/dto/index.js';
import { IdTaken, PreconditionRequired, type SeenVersion, VersionMismatch } from '../../kernel/problem/index.js';
import { CreateJobDto, ListJobsQuery, TickQuery, UpdateJobDto } from './job.dto.js';
import { JobDto, JobRowDto } from './job-answer.dto.js';
import { ChecklistItemNotFound } from '../checklists/index.js';
import { JobNotFound } from '../job-records/index.js';
import { DoNotService, Surroundings } from '../job-sites/index.js';
import { JobVisits } from '../visits/index.js';
import { JOB_LIFECYCLE } from './job-states.js';
import { JobEnded } from './jobs.errors.js';
import { JobsService } from './jobs.service.js';

const { CrewArchived, NoServiceDay, ScheduleConflict } = JobVisits.CONFLICTS;
const READ = ['jobs.read.all', 'jobs.read.assigned'] as const;

/** Landscaping work for a client. */
@ApiTags('Jobs')
@Controller('jobs')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  @Get()
  @Endpoint({
    summary: 'List jobs, newest first',
    description: 'Crew members see only confirmed jobs they have a visit on.',
    permission: READ,
    shows: ['job', 'visit', ...Surroundings.KINDS],
    type: pageOf(JobRowDto),
  })
  listJobs(@Query() query: ListJobsQuery): Promise<JsonAnswer<Page<JobRowDto>>> {
    return this.jobs.list(query);
  }

  @Post()
  @Endpoint({
    summary: 'Create a job with its visits and checklist',
    description:
      'All or nothing. With `confirm: true`, the job is confirmed right away: the work order is created and, unless ' +
      '`notifyClient` is false, the client gets a confirmation email. Track both under `workOrder` and `confirmation`, ' +
      'or with the events `job.work_order_ready` and `job.confirmation_sent`.',
    permission: 'jobs.create',
    status: 201,
    type: JobDto,
    errors: [IdTaken, DoNotService, ScheduleConflict, NoServiceDay, CrewArchived],
  })
  createJob(@Body() job: CreateJobDto): Promise<JobDto> {
    return this.jobs.create(job);
  }

  @Get(':jobId')
  @Endpoint({
    summary: 'Get a job',
    description:
      'Includes its visits, checklist, work order, and confirmation. Crew members can get only jobs they have a ' +
      'visit on.',
    permission: READ,
    shows: ['job', 'visit', 'message', ...Surroundings.KINDS],
    type: JobDto,
    errors: [JobNotFound],
  })
  getJob(@Id('jobId') jobId: string): Promise<JobDto> {
    return this.jobs.get(jobId);
  }

  @Patch(':jobId')
  @Endpoint({
    summary: 'Update a job',
    description:
      "JSON Merge Patch of a job that hasn't ended. Visits, checklist items, and the status have their own operations.",
    permission: JOB_LIFECYCLE.changes.update.permission,
    type: JobDto,
    errors: [JobNotFound, JobEnded, CrewArchived, IdTaken, VersionMismatch, PreconditionRequired],
  })
  updateJob(
    @Id('jobId') jobId: string,
    @IfMatch() version: SeenVersion,
    @Body() changes: UpdateJobDto,
  ): Promise<JobDto> {
    return this.jobs.update(jobId, version, changes);
  }

  @Post(':jobId/checklist/:itemId/check')
  @Endpoint({
    summary: 'Check off a checklist item',
    description:
      'Applies to the visit in `visitId`, or to every visit of the job without it. Checking off a completed item has no ' +
      'effect.',
    permission: JOB_LIFECYCLE.changes.check.permission,
    type: JobDto,
    errors: [JobNotFound, ChecklistItemNotFound, JobVisits.NotFound],
  })
  checkJobItem(
    @Id('jobId') jobId: string,
    @Id('itemId') itemId: string,
    @Query() { visitId }: TickQuery,
  ): Promise<JobDto> {
    return this.jobs.tick(jobId, itemId, true, visitId);
  }

  @Post(':jobId/checklist/:itemId/uncheck')
  @Endpoint({
    summary: 'Uncheck a checklist item',
    description: 'The checklist item is open again. Has no effect on an open item.',
    permission: JOB_LIFECYCLE.changes.check.permission,
    type: JobDto,
    errors: [JobNotFound, ChecklistItemNotFound, JobVisits.NotFound],
  })
  uncheckJobItem(
    @Id('jobId') jobId: string,
    @Id('itemId') itemId: string,
    @Query() { visitId }: TickQuery,
  ): Promise<JobDto> {
    return this.jobs.tick(jobId, itemId, false, visitId);
  }
}
