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
    description:
      'Schedules an unscheduled visit, reschedules a skipped one, or moves a dispatched one to another date.',
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
    description: 'The visit stays on its job without a date until it is scheduled again.',
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
    description: 'The crew can now see the visit. A visit needs a crew and a date before it can be dispatched.',
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
    description:
      'The crew no longer sees the visit, and it can be rescheduled. Not allowed once the crew is on the way.',
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
    description: 'The office sees the new status right away.',
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
    description: "Stores the time as `startedAt`. The visit doesn't have to be marked on the way first.",
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
    description: 'The visit is paused until it is resumed with `resume`.',
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
    description: 'Ends the pause.',
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
    description:
      'Required checklist items must be checked off at this visit, or `overrideReason` says why not. Completing the last ' +
      'visit of a one-off job completes the job.',
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
    description: 'Ends the visit without work, for example because the gate was locked. The reason is stored.',
    permission: VISIT_LIFECYCLE.steps.skip.permission,
    type: VisitDto,
    errors: ERRORS,
  })
  skipVisit(@Id('visitId') visitId: string, @Body() why: SkipVisitDto): Promise<VisitDto> {
    return this.progress.skip(visitId, why);
  }

  @Post('cancel')
  @Endpoint({
    summary: 'Cancel a visit',
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
    description: 'Crews can do this on the same day, the office at any time. A completed job becomes active again.',
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
    summary: 'Schedule, dispatch, recall, or cancel visits in bulk',
    description:
      'Up to 500 rows in one transaction. Each row succeeds or fails on its own, with the status and problem it ' +
      'would have returned on its own. See `results`.',
    permission: ['visits.update', 'visits.dispatch'],
    type: BulkResultsDto,
  })
  bulkVisits(@Body() { rows }: BulkVisitsDto): Promise<BulkResultsDto> {
    return this.bulk.run(rows);
  }
}
