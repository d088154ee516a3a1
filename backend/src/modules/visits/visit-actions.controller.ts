import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BulkResultsDto } from '../../kernel/bulk/index.js';
import { Endpoint, Id } from '../../kernel/endpoint/index.js';
import { InvalidTransition } from '../../kernel/problem/index.js';
import { JobNotActive } from '../job-records/index.js';
import { VisitDto } from './visit.dto.js';
import { BulkVisits, VisitDispatch } from './visit-dispatch.js';
import { BulkVisitsDto, CancelVisitDto, CompleteVisitDto, ScheduleVisitDto, SkipVisitDto } from './visit-input.dto.js';
import { VisitProgress } from './visit-progress.js';
import { VISIT_LIFECYCLE } from './visit-states.js';
import {
  ChecklistIncomplete,
  CrewArchived,
  CrewRequired,
  NoServiceDay,
  ReopenedTooLate,
  ScheduleConflict,
  VisitNotFound,
} from './visits.errors.js';

const ERRORS = [VisitNotFound, InvalidTransition, JobNotActive];

/** Changes of state of a visit. */
@ApiTags('Visits')
@Controller('visits/:visitId')
export class VisitActionsController {
  constructor(
    private readonly dispatcher: VisitDispatch,
    private readonly progress: VisitProgress,
  ) {}

  @Post('schedule')
  @Endpoint({
    summary: 'Schedule a visit',
    description: 'Plans an unscheduled visit, a skipped one anew, and a dispatched one on another day.',
    permission: VISIT_LIFECYCLE.steps.schedule.permission,
    type: VisitDto,
    errors: [...ERRORS, ScheduleConflict, NoServiceDay, CrewArchived],
  })
  scheduleVisit(@Id('visitId') visitId: string, @Body() slot: ScheduleVisitDto): Promise<VisitDto> {
    return this.dispatcher.schedule(visitId, slot);
  }

  @Post('unschedule')
  @Endpoint({
    summary: 'Unschedule a visit',
    description: 'It keeps its job and waits without a day until it is planned again.',
    permission: VISIT_LIFECYCLE.steps.unschedule.permission,
    type: VisitDto,
    errors: [VisitNotFound, InvalidTransition],
  })
  unscheduleVisit(@Id('visitId') visitId: string): Promise<VisitDto> {
    return this.dispatcher.unschedule(visitId);
  }

  @Post('dispatch')
  @Endpoint({
    summary: 'Dispatch a visit',
    description: 'From now on the crew sees it. A visit without a crew or a day cannot be published.',
    permission: VISIT_LIFECYCLE.steps.dispatch.permission,
    type: VisitDto,
    errors: [...ERRORS, CrewRequired],
  })
  dispatchVisit(@Id('visitId') visitId: string): Promise<VisitDto> {
    return this.dispatcher.dispatch(visitId);
  }

  @Post('recall')
  @Endpoint({
    summary: 'Recall a dispatched visit',
    description: 'The crew no longer sees it, and it can be planned anew. Not possible once the crew is on its way.',
    permission: VISIT_LIFECYCLE.steps.recall.permission,
    type: VisitDto,
    errors: [VisitNotFound, InvalidTransition],
  })
  recallVisit(@Id('visitId') visitId: string): Promise<VisitDto> {
    return this.dispatcher.recall(visitId);
  }

  @Post('depart')
  @Endpoint({
    summary: 'Mark the crew on the way',
    description: 'First report of the crew. The office sees it at once.',
    permission: VISIT_LIFECYCLE.steps.depart.permission,
    type: VisitDto,
    errors: ERRORS,
  })
  departVisit(@Id('visitId') visitId: string): Promise<VisitDto> {
    return this.progress.depart(visitId);
  }

  @Post('start')
  @Endpoint({
    summary: 'Start a visit',
    description: 'Keeps the time as `startedAt`. Reporting the way there before is not necessary.',
    permission: VISIT_LIFECYCLE.steps.start.permission,
    type: VisitDto,
    errors: ERRORS,
  })
  startVisit(@Id('visitId') visitId: string): Promise<VisitDto> {
    return this.progress.start(visitId);
  }

  @Post('pause')
  @Endpoint({
    summary: 'Pause a visit',
    description: 'The crew interrupts its work and says so; `resume` tells that it goes on.',
    permission: VISIT_LIFECYCLE.steps.pause.permission,
    type: VisitDto,
    errors: ERRORS,
  })
  pauseVisit(@Id('visitId') visitId: string): Promise<VisitDto> {
    return this.progress.pause(visitId);
  }

  @Post('resume')
  @Endpoint({
    summary: 'Resume a visit',
    description: 'Ends a pause of the visit.',
    permission: VISIT_LIFECYCLE.steps.resume.permission,
    type: VisitDto,
    errors: ERRORS,
  })
  resumeVisit(@Id('visitId') visitId: string): Promise<VisitDto> {
    return this.progress.resume(visitId);
  }

  @Post('complete')
  @Endpoint({
    summary: 'Complete a visit',
    description: 'The last visit of a one-off job completes the job; its required checklist items must be done then.',
    permission: VISIT_LIFECYCLE.steps.complete.permission,
    type: VisitDto,
    errors: [...ERRORS, ChecklistIncomplete],
  })
  completeVisit(@Id('visitId') visitId: string, @Body() { overrideReason }: CompleteVisitDto): Promise<VisitDto> {
    return this.progress.complete(visitId, overrideReason);
  }

  @Post('skip')
  @Endpoint({
    summary: 'Skip a visit',
    description: 'Ends the visit without work, for example because the gate was locked; the reason is kept.',
    permission: VISIT_LIFECYCLE.steps.skip.permission,
    type: VisitDto,
    errors: ERRORS,
  })
  skipVisit(@Id('visitId') visitId: string, @Body() why: SkipVisitDto): Promise<VisitDto> {
    return this.progress.skip(visitId, why);
  }

  @Post('cancel')
  @Endpoint({
    summary: 'Cancel a visit that is ahead',
    description: "The visit won't happen, and the reason is stored. Other visits on the job are unchanged.",
    permission: VISIT_LIFECYCLE.steps.cancel.permission,
    type: VisitDto,
    errors: [VisitNotFound, InvalidTransition],
  })
  cancelVisit(@Id('visitId') visitId: string, @Body() { reason }: CancelVisitDto): Promise<VisitDto> {
    return this.dispatcher.cancel(visitId, reason);
  }

  @Post('reopen')
  @Endpoint({
    summary: 'Reopen a completed visit',
    description:
      'Crews on the same day at the property, the office at any time. A completed job becomes active with it.',
    permission: VISIT_LIFECYCLE.steps.reopen.permission,
    type: VisitDto,
    errors: [...ERRORS, ReopenedTooLate],
  })
  reopenVisit(@Id('visitId') visitId: string): Promise<VisitDto> {
    return this.progress.reopen(visitId);
  }
}

/** Many visits at once. */
@ApiTags('Jobs')
@Controller('visits')
export class BulkVisitsController {
  constructor(private readonly bulk: BulkVisits) {}

  @Post('bulk')
  @Endpoint({
    summary: 'Plan, publish, recall or cancel many visits',
    description:
      'Up to 500 rows in one transaction. Each row succeeds or fails on its own, with the status and problem it ' +
      'would have returned by itself. See `results`.',
    permission: ['visits.update', 'visits.dispatch'],
    type: BulkResultsDto,
  })
  bulkVisits(@Body() { rows }: BulkVisitsDto): Promise<BulkResultsDto> {
    return this.bulk.run(rows);
  }
}
