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

  /** Job title. */
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

  /** Default labor minutes per visit: 2 people for 1 hour = 120. */
  @MayBeNull()
  @WholeNumber(1, 100_000, 240)
  defaultDurationMin?: number | null;

  /** Instructions for the crew, shown on the work order. */
  @MayBeNull()
  @Lines(10_000, 'Don’t prune the hydrangeas. The client does those herself.')
  crewInstructions?: string | null;

  /** Office notes. Not visible to crews and not printed. */
  @MayBeNull()
  @Lines(10_000, 'Pays by cheque.')
  officeNotes?: string | null;

  /** The client's PO number. */
  @MayBeNull()
  @FilledText(60, 'HOA-7781')
  poNumber?: string | null;

  /** Checklist items, in order. */
  @MayBeAbsent()
  @ApiProperty({ type: () => [ChecklistItemInputDto], maxItems: 50 })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ChecklistItemInputDto)
  checklist?: ChecklistItemInputDto[];

  /** Visits, scheduled or not. */
  @MayBeAbsent()
  @ApiProperty({ type: () => [CreateVisitDto], maxItems: 50 })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => CreateVisitDto)
  visits?: CreateVisitDto[];

  /**
   * Whether to confirm the job right away, as `POST …/confirm` does: creates the work order and emails the client.
   * Default: false.
   */
  @MayBeAbsent()
  @IsBoolean()
  confirm?: boolean;

  /** Whether to email the confirmation to the client when the job is confirmed. Default: true. */
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
  /** Related records to include: visits, if you can read them. */
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

  /** Only jobs with a visit for this crew. */
  @MayBeAbsent()
  @RecordId()
  crewId?: string;

  /** Only jobs with a visit on or after this date. */
  @MayBeAbsent()
  @CalendarDate('2026-03-01')
  from?: string;

  /** Only jobs with a visit on or before this date. */
  @MayBeAbsent()
  @CalendarDate('2026-03-31')
  to?: string;

  /** Only jobs with this flag; see the flags of a job. */
  @MayBeAbsent()
  @Choice(JOB_FLAGS, 'late')
  flag?: JobFlag;

  /** Job number (`J-00042`, `42`), words from the title, or the client's name, address, or phone. */
  @MayBeAbsent()
  @SearchText(200, 'clean-up')
  q?: string;
}

/** How to confirm a job. */
export class ConfirmJobDto {
  /** Whether to email the confirmation to the client, if an email address is known. Default: true. */
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
  /** What to do with open visits. If omitted, a job with open visits can't be completed. */
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
  /** The visit of this job to check the item off at, or to reopen it at. If omitted, every visit of the job. */
  @MayBeAbsent()
  @RecordId()
  visitId?: string;
}
