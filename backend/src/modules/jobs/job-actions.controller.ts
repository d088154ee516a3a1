import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Endpoint, Id } from '../../kernel/endpoint/index.js';
import { InvalidTransition } from '../../kernel/problem/index.js';
import { JobDto } from './job-answer.dto.js';
import { JobNotActive, JobNotFound } from '../job-records/index.js';
import { DoNotService } from '../job-sites/index.js';
import { NoEmailAddress, Paperwork } from '../paperwork/index.js';
import { JobEnded, VisitsOpen } from './jobs.errors.js';
import { CancelJobDto, CompleteJobDto, ConfirmJobDto, HoldJobDto } from './job.dto.js';
import { JobLifecycle } from './job-lifecycle.js';
import { JOB_LIFECYCLE } from './job-states.js';
import { PaperworkRequests } from './paperwork-requests.js';

/** Changes of state of a job: `draft → active ⇄ on_hold`, `active ⇄ completed`, and `cancelled` from all but these. */
@ApiTags('Jobs')
@Controller('jobs/:jobId')
export class JobActionsController {
  constructor(
    private readonly lifecycle: JobLifecycle,
    private readonly desk: PaperworkRequests,
  ) {}

  @Post('confirm')
  @Endpoint({
    summary: 'Confirm a job',
    description: 'Creates the work order and emails the confirmation to the client unless `notifyClient` is false.',
    permission: JOB_LIFECYCLE.steps.confirm.permission,
    type: JobDto,
    errors: [JobNotFound, InvalidTransition, DoNotService],
  })
  confirmJob(@Id('jobId') jobId: string, @Body() { notifyClient = true }: ConfirmJobDto): Promise<JobDto> {
    return this.lifecycle.confirm(jobId, notifyClient);
  }

  @Post('hold')
  @Endpoint({
    summary: 'Put a job on hold',
    description:
      "Visits keep their dates but are hidden from crews. They can't be scheduled or worked while the job is on hold.",
    permission: JOB_LIFECYCLE.steps.hold.permission,
    type: JobDto,
    errors: [JobNotFound, InvalidTransition],
  })
  holdJob(@Id('jobId') jobId: string, @Body() { reason }: HoldJobDto): Promise<JobDto> {
    return this.lifecycle.hold(jobId, reason);
  }

  @Post('resume')
  @Endpoint({
    summary: 'Resume a job',
    description: 'The job becomes active, and its visits can be worked again.',
    permission: JOB_LIFECYCLE.steps.resume.permission,
    type: JobDto,
    errors: [JobNotFound, InvalidTransition],
  })
  resumeJob(@Id('jobId') jobId: string): Promise<JobDto> {
    return this.lifecycle.resume(jobId);
  }

  @Post('complete')
  @Endpoint({
    summary: 'Complete a job',
    description:
      'Completing the last visit of a one-off job does this automatically. Open visits need a decision: complete or ' +
      'skip them, or send `openVisits: "cancel"`.',
    permission: JOB_LIFECYCLE.steps.complete.permission,
    type: JobDto,
    errors: [JobNotFound, InvalidTransition, VisitsOpen],
  })
  completeJob(@Id('jobId') jobId: string, @Body() { openVisits }: CompleteJobDto): Promise<JobDto> {
    return this.lifecycle.complete(jobId, openVisits);
  }

  @Post('reopen')
  @Endpoint({
    summary: 'Reopen a completed job',
    description: 'For jobs completed too early. The job becomes active and accepts visits again.',
    permission: JOB_LIFECYCLE.steps.reopen.permission,
    type: JobDto,
    errors: [JobNotFound, InvalidTransition],
  })
  reopenJob(@Id('jobId') jobId: string): Promise<JobDto> {
    return this.lifecycle.reopen(jobId);
  }

  @Post('cancel')
  @Endpoint({
    summary: 'Cancel a job',
    description:
      'Cancels upcoming visits and keeps completed ones. Visits in progress must be completed or skipped first.',
    permission: JOB_LIFECYCLE.steps.cancel.permission,
    type: JobDto,
    errors: [JobNotFound, InvalidTransition, VisitsOpen],
  })
  cancelJob(@Id('jobId') jobId: string, @Body() { reason }: CancelJobDto): Promise<JobDto> {
    return this.lifecycle.cancel(jobId, reason);
  }

  @Post('work-order')
  @Endpoint({
    summary: 'Regenerate the work order',
    description:
      'Track it under `workOrder` of the job, or with the event `job.work_order_ready`. The old file stays available ' +
      'until then.',
    permission: Paperwork.PERMISSION,
    type: JobDto,
    errors: [JobNotFound, JobEnded],
  })
  renderWorkOrder(@Id('jobId') jobId: string): Promise<JobDto> {
    return this.desk.makeWorkOrder(jobId);
  }

  @Post('confirmation')
  @Endpoint({
    summary: 'Send or resend the client confirmation',
    description:
      'Updates the work order first. If visits have changed since the last email, the new one says so, and its calendar ' +
      'files move or remove them. A job that has ended takes one more email while the client still expects canceled ' +
      'visits. Follow `confirmation` of the job, or the event `job.confirmation_sent`.',
    permission: Paperwork.PERMISSION,
    type: JobDto,
    errors: [JobNotFound, JobNotActive, NoEmailAddress],
  })
  sendJobConfirmation(@Id('jobId') jobId: string): Promise<JobDto> {
    return this.desk.sendConfirmation(jobId);
  }
}
