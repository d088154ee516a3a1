import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, ValidateNested } from 'class-validator';
import { Sorting, type SortWord } from '../../kernel/paging/index.js';
import {
  CalendarDate,
  Choice,
  FilledLines,
  FilledText,
  Include,
  Lines,
  MayBeAbsent,
  MayBeNull,
  RecordId,
  SearchText,
  SortBy,
  UpdatedPageQuery,
  WholeNumber,
} from '../../kernel/dto/index.js';
import { ChecklistItemInputDto } from '../checklists/index.js';
import type { Job } from '../job-records/index.js';
import { JOB_STATES, type JobState } from './job-states.js';
import { CreateVisitDto } from '../visits/index.js';

/** A new job. */
export class CreateJobDto {
  /** Optional client-generated ID (UUIDv7), for offline apps. The server creates one if omitted. */
  @MayBeAbsent()
  @RecordId()
  id?: string;

  /** What it is, in a line. */
  @FilledText(200, 'Spring cleanup and bed edging')
  title!: string;

  /** Who pays. */
  @RecordId()
  clientId!: string;

  /** Where the work happens: a property of this client. */
  @RecordId()
  propertyId!: string;

  /** Default crew for visits with no crew. */
  @MayBeNull()
  @RecordId()
  defaultCrewId?: string | null;

  /** Man-minutes of visits that name none: two people for an hour are 120. */
  @MayBeNull()
  @WholeNumber(1, 100_000, 240)
  defaultDurationMin?: number | null;

  /** What the crew must know; printed on the work order. */
  @MayBeNull()
  @Lines(10_000, 'Don’t prune the hydrangeas. The client does those herself.')
  crewInstructions?: string | null;

  /** For the office alone: not shown to crews, not printed. */
  @MayBeNull()
  @Lines(10_000, 'Pays by cheque.')
  officeNotes?: string | null;

  /** The client's own order number. */
  @MayBeNull()
  @FilledText(60, 'HOA-7781')
  poNumber?: string | null;

  /** What the crew ticks off, in order. */
  @MayBeAbsent()
  @ApiProperty({ type: () => [ChecklistItemInputDto], maxItems: 50 })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ChecklistItemInputDto)
  checklist?: ChecklistItemInputDto[];

  /** The trips, planned or not. */
  @MayBeAbsent()
  @ApiProperty({ type: () => [CreateVisitDto], maxItems: 50 })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => CreateVisitDto)
  visits?: CreateVisitDto[];

  /** Confirm it at once, as `POST …/confirm` would: makes the work order and tells the client. Default: false. */
  @MayBeAbsent()
  @IsBoolean()
  confirm?: boolean;

  /** When confirmed: send the confirmation to the client's e-mail address, if there is one. Default: true. */
  @MayBeAbsent()
  @IsBoolean()
  notifyClient?: boolean;
}

/** Merge patch of a job: only what is sent changes; null empties; the checklist is replaced as a whole. */
export class UpdateJobDto extends PartialType(
  OmitType(CreateJobDto, ['id', 'clientId', 'propertyId', 'visits', 'confirm', 'notifyClient']),
  { skipNullProperties: false },
) {}

export const JOB_FLAGS = ['late', 'unscheduled', 'action_required'] as const;
export type JobFlag = (typeof JOB_FLAGS)[number];

type JobOrder = 'created' | 'updated';
export const JOB_ORDERS = new Sorting<Job, JobOrder>({ created: 'createdAt', updated: 'updatedAt' }, '-created');

/** Filters of the list of jobs. */
export class ListJobsQuery extends UpdatedPageQuery {
  /** What each job brings along: its visits, for whom may read visits. */
  @Include('visits')
  include?: 'visits'[];

  /** Order of the rows, with `q` too. */
  @SortBy(JOB_ORDERS)
  sort?: SortWord<JobOrder>;

  /** Only jobs in this state. */
  @MayBeAbsent()
  @Choice(JOB_STATES, 'active')
  status?: JobState;

  /** Only jobs of this client. */
  @MayBeAbsent()
  @RecordId()
  clientId?: string;

  /** Only jobs at this property. */
  @MayBeAbsent()
  @RecordId()
  propertyId?: string;

  /** Only jobs that have a visit of this crew. */
  @MayBeAbsent()
  @RecordId()
  crewId?: string;

  /** Only jobs that have a visit on or after this day. */
  @MayBeAbsent()
  @CalendarDate('2026-03-01')
  from?: string;

  /** Only jobs that have a visit on or before this day. */
  @MayBeAbsent()
  @CalendarDate('2026-03-31')
  to?: string;

  /** Only jobs that this is true of; see the flags of a job. */
  @MayBeAbsent()
  @Choice(JOB_FLAGS, 'late')
  flag?: JobFlag;

  /** A number (`J-00042`, `42`), words of the title, or the client by name, address or telephone. */
  @MayBeAbsent()
  @SearchText(200, 'clean-up')
  q?: string;
}

/** How to confirm a job. */
export class ConfirmJobDto {
  /** Send the confirmation to the client's e-mail address, if there is one. Default: true. */
  @MayBeAbsent()
  @IsBoolean()
  notifyClient?: boolean;
}

/** Why a job waits. */
export class HoldJobDto {
  /** In your own words. */
  @MayBeAbsent()
  @FilledLines(500, 'Waiting for the paving to be finished.')
  reason?: string;
}

/** How to complete a job. */
export class CompleteJobDto {
  /** What becomes of visits that are not finished. Left out, a job with such visits is refused. */
  @MayBeAbsent()
  @Choice(['cancel'], 'cancel')
  openVisits?: 'cancel';
}

/** Why a job will not happen. */
export class CancelJobDto {
  /** In your own words. */
  @FilledLines(500, 'The client hired someone else.')
  reason!: string;
}

/** Where an item of the checklist is done. */
export class TickQuery {
  /** The visit of this job at which it is done, or open again. Left out: all of them. */
  @MayBeAbsent()
  @RecordId()
  visitId?: string;
}
