import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Page } from '../../kernel/paging/index.js';
import type { JsonAnswer } from '../../kernel/reading/index.js';
import { Endpoint, Id, IfMatch } from '../../kernel/endpoint/index.js';
import { pageOf } from '../../kernel/dto/index.js';
import { IdTaken, PreconditionRequired, type SeenVersion, VersionMismatch } from '../../kernel/problem/index.js';
import { JobNotActive, JobNotFound } from '../job-records/index.js';
import { DoNotService, Surroundings } from '../job-sites/index.js';
import { VisitDto } from './visit.dto.js';
import { CreateVisitDto, ListVisitsQuery, UpdateVisitDto } from './visit-input.dto.js';
import {
  CrewArchived,
  NoServiceDay,
  ScheduleConflict,
  TooManyVisits,
  VisitNotFound,
  VisitNotMovable,
} from './visits.errors.js';
import { ADDING } from './visit-states.js';
import { VisitsService } from './visits.service.js';

const READ = ['visits.read.all', 'visits.read.assigned'] as const;

/** Trips to properties. */
@ApiTags('Visits')
@Controller()
export class VisitsController {
  constructor(private readonly visits: VisitsService) {}

  @Get('visits')
  @Endpoint({
    summary: 'List visits by date',
    description: 'Sorted by date, unscheduled visits last. Crew members see only their own visits on confirmed jobs.',
    permission: READ,
    shows: ['visit', 'job', ...Surroundings.KINDS],
    type: pageOf(VisitDto),
  })
  listVisits(@Query() query: ListVisitsQuery): Promise<JsonAnswer<Page<VisitDto>>> {
    return this.visits.list(query);
  }

  @Post('jobs/:jobId/visits')
  @Endpoint({
    summary: 'Add a visit to a job',
    description:
      "Adds a scheduled or unscheduled visit. A job can have up to 500. The crew sees the visit once it's " +
      'dispatched. Crew leads can add visits for their own crew to jobs it works on.',
    permission: ADDING.permission,
    status: 201,
    type: VisitDto,
    errors: [
      JobNotFound,
      JobNotActive,
      DoNotService,
      IdTaken,
      ScheduleConflict,
      NoServiceDay,
      CrewArchived,
      TooManyVisits,
    ],
  })
  createVisit(@Id('jobId') jobId: string, @Body() visit: CreateVisitDto): Promise<VisitDto> {
    return this.visits.create(jobId, visit);
  }

  @Get('visits/:visitId')
  @Endpoint({
    summary: 'Get a visit',
    description: 'Returns one visit with its property, crew, and status. Crew members can get only their own visits.',
    permission: READ,
    shows: ['visit', 'job', ...Surroundings.KINDS],
    type: VisitDto,
    errors: [VisitNotFound],
  })
  getVisit(@Id('visitId') visitId: string): Promise<JsonAnswer<VisitDto>> {
    return this.visits.get(visitId);
  }

  @Patch('visits/:visitId')
  @Endpoint({
    summary: 'Update or reschedule a visit',
    description: 'Rescheduling a dispatched visit returns it to `scheduled`, so it can be dispatched again.',
    permission: 'visits.update',
    type: VisitDto,
    errors: [
      VisitNotFound,
      VisitNotMovable,
      JobNotActive,
      ScheduleConflict,
      NoServiceDay,
      CrewArchived,
      VersionMismatch,
      PreconditionRequired,
    ],
  })
  updateVisit(
    @Id('visitId') visitId: string,
    @IfMatch() version: SeenVersion,
    @Body() changes: UpdateVisitDto,
  ): Promise<VisitDto> {
    return this.visits.update(visitId, version, changes);
  }
}
