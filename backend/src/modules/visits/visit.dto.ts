import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { RecordDto } from '../../kernel/dto/index.js';
import {
  type Column,
  flag,
  instant,
  made,
  number,
  orNull,
  part,
  Shape,
  shownOf,
  text,
  timeOfDay,
  word,
} from '../../kernel/reading/index.js';
import { addressLine } from '../addresses/index.js';
import { ChecklistItemDto } from '../checklists/index.js';
import { ContactDto } from '../contacts/index.js';
import { type CrewSummary, VisitCrewDto } from '../crews/index.js';
import { Job } from '../job-records/index.js';
import { JobPropertyDto } from '../job-sites/index.js';
import type { VisitSight } from './visit-reader.js';
import { type ReplacedSlot, SKIP_REASONS, type SkipReason, type Visit } from './visit.entity.js';
import { ReplacedSlotDto } from './visit-input.dto.js';
import {
  VISIT_ACTIONS,
  VISIT_STATES,
  type VisitAction,
  type VisitState,
  IN_SQL,
  isFinished,
  isLate,
} from './visit-states.js';

/** What a crew needs of the job of a visit. */
export class VisitJobDto {
  /** Id of the job. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** Where the job stands; documented as open, more values may come. */
  @ApiProperty({ enum: Job.STATES, example: 'active' })
  status!: Job['status'];

  /** Where the work happens, how to get in, and what to beware of. */
  @ApiProperty({ type: () => JobPropertyDto })
  property!: JobPropertyDto;

  /** Contact to call; null when no contact has a phone number, or when you can't read the client. */
  @ApiProperty({ type: () => ContactDto.ToCall, nullable: true })
  contact!: InstanceType<typeof ContactDto.ToCall> | null;

  /** What the crew must know, unless the visit has instructions of its own. */
  @ApiProperty({ type: String, nullable: true, maxLength: 10000, example: 'Leave the hydrangeas alone.' })
  crewInstructions!: string | null;

  /** Checklist items, in order. */
  @ApiProperty({ type: () => [ChecklistItemDto], maxItems: 50 })
  checklist!: ChecklistItemDto[];

  /** For rows of `jobs job`, its `property` and its `client`, and of the `visit`. */
  static readonly shape = new Shape<VisitJobDto, VisitSight>({
    id: word('job.id'),
    status: word('job.status'),
    contact: shownOf(
      ({ allClients, ownClients }: VisitSight, isVisited) => allClients || (ownClients && isVisited),
      IN_SQL.isClientVisited,
      ContactDto.ToCall.ofClient,
    ),
    crewInstructions: orNull(text('job.crew_instructions')),
    property: JobPropertyDto.shape,
    checklist: ChecklistItemDto.ofVisit,
  });
}

/** What a visit shows of its job, client and property. */
export interface VisitSurroundings {
  job: { number: string; title: string };
  clientName: string;
  address: string | null;
  crew: CrewSummary | null;
  allowedActions: VisitAction[];
}

const allowedActions: Column<VisitAction[], VisitSight> = {
  sql: ['visit.status', 'job.status', 'visit.crew_id is not null', IN_SQL.isOwn, IN_SQL.isCompletedToday],
  write: (row, at, sight) => sight.actionsOf(row, at),
};

/** What is shown of the job, to readers who may see it. */
const jobOfVisit = shownOf<VisitJobDto, VisitSight>(
  ({ allJobs, ownJobs }, isShown) => allJobs || (ownJobs && isShown),
  IN_SQL.isShownToCrew,
  VisitJobDto.shape,
);

/** One trip to a property. */
export class VisitDto extends RecordDto {
  /** Id of the visit. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** The job that it belongs to. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  jobId!: string;

  /** Number of the job. */
  @ApiProperty({ maxLength: 20, example: 'J-00042' })
  jobNumber!: string;

  /** Title of the job. */
  @ApiProperty({ maxLength: 200, example: 'Spring cleanup and bed edging' })
  jobTitle!: string;

  /** Who pays. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  clientId!: string;

  /** Name of the client. */
  @ApiProperty({ maxLength: 200, example: "Maeve O'Brien" })
  clientName!: string;

  /** Where it goes. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  propertyId!: string;

  /** Address of the property on one line. */
  @ApiProperty({ type: String, nullable: true, maxLength: 500, example: '1207 Cayuga Heights Rd, Ithaca, NY 14850' })
  address!: string | null;

  /** Where it stands; documented as open, more values may come. */
  @ApiProperty({ enum: VISIT_STATES, example: 'scheduled' })
  status!: VisitState;

  /** Date at the property, `YYYY-MM-DD`; null while unscheduled. */
  @ApiProperty({ type: String, format: 'date', nullable: true, maxLength: 10, example: '2026-03-09' })
  date!: string | null;

  /** Start time at the property, `HH:MM`. Null for both start and end means any time. */
  @ApiProperty({ type: String, nullable: true, maxLength: 5, example: '08:00' })
  windowStart!: string | null;

  /** End at the property, `HH:MM`. */
  @ApiProperty({ type: String, nullable: true, maxLength: 5, example: '10:00' })
  windowEnd!: string | null;

  /** True when the visit can be at any time of day. */
  @ApiProperty({ example: false })
  anytime!: boolean;

  /** IANA time zone of the property. Date and times are in this zone. */
  @ApiProperty({ maxLength: 64, example: 'America/New_York' })
  timeZone!: string;

  /** The instant of the start (RFC 3339, UTC); follows from date, time and zone. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40, example: '2026-03-09T12:00:00Z' })
  startAt!: string | null;

  /** The instant of the end. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40, example: '2026-03-09T14:00:00Z' })
  endAt!: string | null;

  /** Assigned crew; null when unassigned. */
  @ApiProperty({ type: () => VisitCrewDto, nullable: true })
  crew!: VisitCrewDto | null;

  /** Estimated labor minutes: 2 people for 1 hour = 120. */
  @ApiProperty({ type: 'integer', nullable: true, minimum: 1, maximum: 100000, example: 240 })
  estManMinutes!: number | null;

  /** Instructions that replace the job's. */
  @ApiProperty({ type: String, nullable: true, maxLength: 10000, example: null })
  instructionsOverride!: string | null;

  /** True while it is ahead or under way: not completed, skipped or canceled. Computed on read. */
  @ApiProperty({ example: true })
  open!: boolean;

  /** True when its date is past and it isn't finished. Computed on read. */
  @ApiProperty({ example: false })
  late!: boolean;

  /** When the visit was dispatched (RFC 3339, UTC). */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  dispatchedAt!: string | null;

  /** When work began. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  startedAt!: string | null;

  /** When work ended. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  completedAt!: string | null;

  /** Why it was skipped; documented as open, more values may come. */
  @ApiProperty({ enum: SKIP_REASONS, nullable: true, example: null })
  skipReason!: SkipReason | null;

  /** The reason it was skipped, canceled, or completed despite a rule, in the user's words. */
  @ApiProperty({ type: String, nullable: true, maxLength: 500, example: null })
  reason!: string | null;

  /** The skipped visit this one replaces. */
  @ApiProperty({ type: () => ReplacedSlotDto, nullable: true })
  replaces!: ReplacedSlotDto | null;

  /**
   * The actions that you may take now, by the last word of their address (`POST …/visits/{visitId}/start`), and `update` where
   * its date, times or crew may change (`PATCH`); without a date, only its crew. Documented as open, more values may come. An
   * action may still meet a conflict, as with another visit of the crew.
   */
  @ApiProperty({ enum: VISIT_ACTIONS, isArray: true, maxItems: 20, example: ['start', 'skip'] })
  allowedActions!: VisitAction[];

  /** What the crew needs to know about the job. Only in lists with `include=job`; null if you can't read the job. */
  @ApiPropertyOptional({ type: () => VisitJobDto, nullable: true })
  job?: VisitJobDto | null;

  /** The SQL counterpart of `from`, for rows of `visits visit` and its `job`, `client`, `property` and `crew`. */
  static readonly shape = new Shape<Omit<VisitDto, 'job'>, VisitSight>({
    id: word('visit.id'),
    jobId: word('visit.job_id'),
    jobNumber: text('job.number'),
    jobTitle: text('job.title'),
    clientId: word('visit.client_id'),
    clientName: text('client."displayName"'),
    propertyId: word('visit.property_id'),
    address: made('property.address', addressLine),
    status: word('visit.status'),
    date: orNull(text('visit.date')),
    windowStart: orNull(timeOfDay('visit.window_start')),
    windowEnd: orNull(timeOfDay('visit.window_end')),
    anytime: flag('visit.window_start is null'),
    timeZone: text('visit.time_zone'),
    startAt: orNull(instant('visit.start_at')),
    endAt: orNull(instant('visit.end_at')),
    crew: part(new Shape<VisitCrewDto>({ id: word('crew.id'), name: text('crew.name'), colour: text('crew.colour') })),
    estManMinutes: orNull(number('visit.est_man_minutes')),
    instructionsOverride: orNull(text('visit.instructions_override')),
    open: flag(IN_SQL.isOpen),
    late: flag(IN_SQL.isLate),
    dispatchedAt: orNull(instant('visit.dispatched_at')),
    startedAt: orNull(instant('visit.started_at')),
    completedAt: orNull(instant('visit.completed_at')),
    skipReason: orNull(text('visit.skip_reason')),
    reason: orNull(text('visit.reason')),
    replaces: made('visit.replaces', (stored: ReplacedSlot | null) => stored && ReplacedSlotDto.from(stored)),
    allowedActions,
    version: number('visit.version'),
    createdAt: instant('visit.created_at'),
    updatedAt: instant('visit.updated_at'),
  });

  /** With its job. */
  static readonly shapeWithJob = VisitDto.shape.with<Pick<VisitDto, 'job'>, VisitSight>({ job: jobOfVisit });

  static from(visit: Visit, { job, clientName, address, crew, allowedActions }: VisitSurroundings): VisitDto {
    const { id, jobId, clientId, propertyId, status, date, windowStart, windowEnd, timeZone } = visit;
    const { estManMinutes, instructionsOverride, skipReason, reason, replaces, version } = visit;
    return {
      id,
      jobId,
      jobNumber: job.number,
      jobTitle: job.title,
      clientId,
      clientName,
      propertyId,
      address,
      status,
      date,
      windowStart,
      windowEnd,
      anytime: !windowStart,
      timeZone,
      startAt: visit.startAt?.toISOString() ?? null,
      endAt: visit.endAt?.toISOString() ?? null,
      crew: crew && { id: crew.id, name: crew.name, colour: crew.colour },
      estManMinutes,
      instructionsOverride,
      open: !isFinished(status),
      late: isLate(visit),
      dispatchedAt: visit.dispatchedAt?.toISOString() ?? null,
      startedAt: visit.startedAt?.toISOString() ?? null,
      completedAt: visit.completedAt?.toISOString() ?? null,
      skipReason,
      reason,
      replaces: replaces && ReplacedSlotDto.from(replaces),
      allowedActions,
      version,
      createdAt: visit.createdAt.toISOString(),
      updatedAt: visit.updatedAt.toISOString(),
    };
  }
}

/** Without what depends on the reader. */
export const storedVisit = ({ allowedActions: _actions, ...facts }: VisitDto): Omit<VisitDto, 'allowedActions'> =>
  facts;
