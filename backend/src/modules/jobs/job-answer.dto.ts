import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { INCLUDED, RecordDto } from '../../kernel/dto/index.js';
import { type Column, flag, instant, number, part, Shape, text, word } from '../../kernel/reading/index.js';
import type { Source } from '../../kernel/context/index.js';
import { ChecklistItemDto } from '../checklists/index.js';
import { VisitCrewDto } from '../crews/index.js';
import { Job } from '../job-records/index.js';
import { JobPropertyDto } from '../job-sites/index.js';
import { JobClientDto, JobFlagsDto } from './job-parts.dto.js';
import { JOB_ACTIONS, JOB_STATES, type JobAction, type JobState } from './job-states.js';
import { ConfirmationDto, WorkOrderDto } from '../paperwork/index.js';
import { JobVisits, VisitDto } from '../visits/index.js';
import type { JobSight } from './job-reader.js';

/** A job in a list. */
export class JobSummaryDto extends RecordDto {
  /** Id of the job. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** Job number, assigned once. */
  @ApiProperty({ maxLength: 20, example: 'J-00042' })
  number!: string;

  /** Job title. */
  @ApiProperty({ maxLength: 200, example: 'Spring cleanup and bed edging' })
  title!: string;

  /** Only one-off jobs are made today; documented as open, more values may come. */
  @ApiProperty({ enum: Job.KINDS, example: 'one_off' })
  kind!: Job['kind'];

  /** Where it stands; documented as open, more values may come. */
  @ApiProperty({ enum: JOB_STATES, example: 'active' })
  status!: JobState;

  /** Who pays. */
  @ApiProperty({ type: () => JobClientDto })
  client!: JobClientDto;

  /** Where the work happens. */
  @ApiProperty({ type: () => JobPropertyDto })
  property!: JobPropertyDto;

  /** The next visit that is ahead or under way; null when there is none. */
  @ApiProperty({ type: () => VisitDto, nullable: true })
  nextVisit!: VisitDto | null;

  /** Number of visits, excluding canceled ones. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100000, example: 2 })
  visitCount!: number;

  /** Number of visits that are completed or skipped. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100000, example: 1 })
  finishedVisitCount!: number;

  /** Flags for jobs that need attention. Computed on read. */
  @ApiProperty({ type: () => JobFlagsDto })
  flags!: JobFlagsDto;

  /** A crew is on its way to one of its visits or at work: until that visit is over, the job can’t be completed or canceled. */
  @ApiProperty({ example: false })
  underWay!: boolean;

  /**
   * The actions that you may take now, by the last word of their address (`POST …/jobs/{jobId}/hold`); `update` is `PATCH`,
   * `add_visit` is `POST …/visits`, `check` is for the checklist, in both directions. Documented as open, more values may come. An
   * action may still meet a conflict, as with visits that are not finished.
   */
  @ApiProperty({ enum: JOB_ACTIONS, isArray: true, maxItems: 20, example: ['hold', 'complete', 'update'] })
  allowedActions!: JobAction[];

  /** Counts changes of the job itself; the first part of the ETag. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 2147483647, example: 3 })
  override version!: number;
}

const visit = part(VisitDto.shape);

/** The next visit, if the reader may see it. */
const nextVisit: Column<VisitDto | null, JobSight> = {
  sql: [JobVisits.IS_SHOWN_TO_CREW, ...visit.sql],
  write: (row, at, { visits }) => (visits.all || row[at] === 't' ? visit.write(row, at + 1, visits) : 'null'),
};

const allowedActions: Column<JobAction[], JobSight> = {
  sql: ['job.status', 'progress.under_way'],
  write: (row, at, sight) => sight.actionsOf(row, at),
};

/** A job as a row of the list. */
export class JobRowDto extends JobSummaryDto {
  /**
   * Up to 20 visits in date order. Present only with `include=visits`. Crew members see their own. Get the rest from
   * `/visits?jobId=`.
   */
  @ApiPropertyOptional({ type: () => [VisitDto], maxItems: INCLUDED })
  visits?: VisitDto[];

  /** The part of a job that `JobDto` shows too, for rows of `jobs job` and what is joined by `BESIDE_JOBS`. */
  static readonly shape = new Shape<Omit<JobRowDto, 'visits'>, JobSight>({
    id: word('job.id'),
    number: text('job.number'),
    title: text('job.title'),
    kind: word('job.kind'),
    status: word('job.status'),
    version: number('job.version'),
    createdAt: instant('job.created_at'),
    updatedAt: instant('job.updated_at'),
    client: JobClientDto.shape,
    property: JobPropertyDto.shape,
    nextVisit,
    visitCount: number('progress.visits'),
    finishedVisitCount: number('progress.finished'),
    flags: JobFlagsDto.shape,
    underWay: flag('progress.under_way'),
    allowedActions,
  });
}

/** A whole piece of work, with its visits, its checklist and what was made for it. */
export class JobDto extends JobSummaryDto {
  /** Default crew for visits with no crew. */
  @ApiProperty({ type: () => VisitCrewDto, nullable: true })
  defaultCrew!: VisitCrewDto | null;

  /** Default labor minutes per visit: 2 people for 1 hour = 120. */
  @ApiProperty({ type: 'integer', nullable: true, minimum: 1, maximum: 100000, example: 240 })
  defaultDurationMin!: number | null;

  /** Instructions for the crew, shown on the work order. */
  @ApiProperty({ type: String, nullable: true, maxLength: 10000, example: 'Leave the hydrangeas alone.' })
  crewInstructions!: string | null;

  /** For the office alone; null for crews. */
  @ApiProperty({ type: String, nullable: true, maxLength: 10000, example: 'Pays by cheque.' })
  officeNotes!: string | null;

  /** The client's PO number. */
  @ApiProperty({ type: String, nullable: true, maxLength: 60, example: 'HOA-7781' })
  poNumber!: string | null;

  /** Why it is on hold or canceled. */
  @ApiProperty({ type: String, nullable: true, maxLength: 500, example: null })
  statusReason!: string | null;

  /** Checklist items, in order. */
  @ApiProperty({ type: () => [ChecklistItemDto], maxItems: 50 })
  checklist!: ChecklistItemDto[];

  /**
   * Visits in date order, including canceled ones. Crew members see their own; empty without permission to read visits.
   */
  @ApiProperty({ type: () => [VisitDto], maxItems: 1000 })
  visits!: VisitDto[];

  /** The visit in progress, else the next one, else the last completed one; null when there is none among `visits`. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true, maxLength: 36 })
  currentVisitId!: string | null;

  /** The PDF for crew and client. */
  @ApiProperty({ type: () => WorkOrderDto })
  workOrder!: WorkOrderDto;

  /** The mail to the client. */
  @ApiProperty({ type: () => ConfirmationDto })
  confirmation!: ConfirmationDto;

  /** When it was confirmed (RFC 3339, UTC). */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  confirmedAt!: string | null;

  /** When it was completed. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  completedAt!: string | null;

  /** When it was canceled. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  cancelledAt!: string | null;

  /** Where it came from; documented as open, more values may come. */
  @ApiProperty({ maxLength: 20, example: 'web' })
  source!: Source;

  /** Changes whenever anything in this answer changes, also what others add to the job; the second part of the ETag. */
  @ApiProperty({ maxLength: 40, example: 'q8Xb2vTn4kQ' })
  revision!: string;
}

/** The facts in a job's own row. */
export function ownFacts(job: Job) {
  const { id, number, title, kind, status, version } = job;
  const created = { createdAt: job.createdAt.toISOString(), updatedAt: job.updatedAt.toISOString() };
  return { id, number, title, kind, status, version, ...created };
}

/** The same with what only a single job shows. */
export function ownDetails(job: Job, seesOffice: boolean) {
  const { defaultDurationMin, crewInstructions, poNumber, statusReason, source } = job;
  return {
    defaultDurationMin,
    crewInstructions,
    poNumber,
    statusReason,
    source,
    officeNotes: seesOffice ? job.officeNotes : null,
    confirmedAt: job.confirmedAt?.toISOString() ?? null,
    completedAt: job.completedAt?.toISOString() ?? null,
    cancelledAt: job.cancelledAt?.toISOString() ?? null,
  };
}
