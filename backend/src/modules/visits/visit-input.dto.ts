import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { Sorting, type SortWord } from '../../kernel/paging/index.js';
import { BulkRows } from '../../kernel/bulk/index.js';
import {
  CalendarDate,
  Choice,
  FilledLines,
  Include,
  Lines,
  MayBeAbsent,
  MayBeNull,
  RecordId,
  SortBy,
  TimeOfDay,
  UpdatedPageQuery,
  WholeNumber,
} from '../../kernel/dto/index.js';
import { type ReplacedSlot, SKIP_REASONS, type SkipReason, type Visit } from './visit.entity.js';
import { VISIT_STATES, type VisitState } from './visit-states.js';

/** Rules that a planner may set aside. */
class PlanningOverridesDto {
  /** Schedule it even if the crew is already booked. Requires `visits.override_conflict`. Default: false. */
  @MayBeAbsent()
  @IsBoolean()
  allowOverlap?: boolean;

  /** Reason for scheduling on a no-service day of the property. */
  @MayBeAbsent()
  @FilledLines(500, 'Client approved by phone.')
  overrideReason?: string;
}

/** The skipped slot that a re-planned visit makes up for. */
export class ReplacedSlotDto {
  /** `YYYY-MM-DD`. */
  @ApiProperty({ format: 'date', maxLength: 10, example: '2026-03-09' })
  date!: string;

  /** Why it was skipped. */
  @ApiProperty({ enum: SKIP_REASONS, example: 'weather' })
  skipReason!: SkipReason;

  static from({ date, skipReason }: ReplacedSlot): ReplacedSlotDto {
    return { date, skipReason };
  }
}

/** A new trip to the property of the job. */
export class CreateVisitDto extends PlanningOverridesDto {
  /** Optional client-generated ID (UUIDv7), for offline apps. The server creates one if omitted. */
  @MayBeAbsent()
  @RecordId()
  id?: string;

  /** Date at the property, `YYYY-MM-DD`. Omit for an unscheduled visit. */
  @MayBeNull()
  @CalendarDate('2026-03-09')
  date?: string | null;

  /**
   * Start time at the property, `HH:MM`. Omit it and `windowEnd` for any time. A time that doesn't exist on that date
   * because clocks move forward is rejected.
   */
  @MayBeNull()
  @TimeOfDay('08:00')
  windowStart?: string | null;

  /** End time, later on the same day. */
  @MayBeNull()
  @TimeOfDay('10:00')
  windowEnd?: string | null;

  /** Assigned crew. If omitted, the job's default crew; null for unassigned. */
  @MayBeNull()
  @RecordId()
  crewId?: string | null;

  /** Estimated labor minutes: 2 people for 1 hour = 120. If omitted, the job's default. */
  @MayBeNull()
  @WholeNumber(1, 100_000, 240)
  estManMinutes?: number | null;

  /** Instructions that replace the job's. */
  @MayBeNull()
  @Lines(10_000, 'Backyard only this time.')
  instructionsOverride?: string | null;
}

/**
 * Merge patch of a visit: only what is sent changes; null empties. Date, window and crew move the visit, which is
 * possible while it is scheduled or dispatched; a dispatched one goes back to scheduled. To take it off the calendar
 * use `…/unschedule`.
 */
export class UpdateVisitDto extends PartialType(OmitType(CreateVisitDto, ['id', 'date']), {
  skipNullProperties: false,
}) {
  /** New date at the property, `YYYY-MM-DD`. */
  @MayBeAbsent()
  @CalendarDate('2026-03-10')
  date?: string;
}

/** When, and by whom. */
export class ScheduleVisitDto extends PlanningOverridesDto {
  /** Date at the property, `YYYY-MM-DD`. */
  @CalendarDate('2026-03-09')
  date!: string;

  /**
   * Start time at the property, `HH:MM`. Omit it and `windowEnd` for any time. A time that doesn't exist on that date
   * because clocks move forward is rejected.
   */
  @MayBeNull()
  @TimeOfDay('08:00')
  windowStart?: string | null;

  /** End time, later on the same day. */
  @MayBeNull()
  @TimeOfDay('10:00')
  windowEnd?: string | null;

  /** Assigned crew. Omit to keep the current crew; null for unassigned. */
  @MayBeNull()
  @RecordId()
  crewId?: string | null;
}

type VisitOrder = 'date' | 'created' | 'updated';
export const VISIT_ORDERS = new Sorting<Visit, VisitOrder>(
  { date: 'plannedOn', created: 'createdAt', updated: 'updatedAt' },
  'date',
);

/** Filters of the list of visits. */
export class ListVisitsQuery extends UpdatedPageQuery {
  /** Order of the rows. */
  @SortBy(VISIT_ORDERS)
  sort?: SortWord<VisitOrder>;

  /** Related records to include: what a crew needs to know about the job. */
  @Include('job')
  include?: 'job'[];

  /** Only visits on or after this date at the property. */
  @MayBeAbsent()
  @CalendarDate('2026-03-01')
  from?: string;

  /** Only visits on or before this date. Unscheduled visits have no date. */
  @MayBeAbsent()
  @CalendarDate('2026-03-31')
  to?: string;

  /** Only visits of this crew. */
  @MayBeAbsent()
  @RecordId()
  crewId?: string;

  /** Only visits of this job. */
  @MayBeAbsent()
  @RecordId()
  jobId?: string;

  /** Only visits to this client. */
  @MayBeAbsent()
  @RecordId()
  clientId?: string;

  /** Only visits to this property. */
  @MayBeAbsent()
  @RecordId()
  propertyId?: string;

  /** Only visits in this state. */
  @MayBeAbsent()
  @Choice(VISIT_STATES, 'scheduled')
  status?: VisitState;
}

/** How a visit ended. */
export class CompleteVisitDto {
  /** Reason for completing the visit with required checklist items open. */
  @MayBeAbsent()
  @FilledLines(500, 'The client wants to do the rest.')
  overrideReason?: string;
}

/** Why nobody worked. */
export class SkipVisitDto {
  /** From the list. */
  @Choice(SKIP_REASONS, 'weather')
  skipReason!: SkipReason;

  /** In your own words. */
  @MayBeAbsent()
  @FilledLines(500, 'Thunderstorm from 9 to 11.')
  reason?: string;
}

/** Why it will not happen. */
export class CancelVisitDto {
  /** In your own words. */
  @FilledLines(500, 'The client hired someone else.')
  reason!: string;
}

/** A row that puts a visit on the calendar, or on another day. */
export class BulkScheduleVisitDto extends ScheduleVisitDto {
  /** What to do. */
  @Choice(['schedule'], 'schedule')
  action!: 'schedule';

  /** Id of the visit. */
  @RecordId()
  id!: string;
}

/** A row that takes a visit off the calendar, publishes it to its crew or takes it back. */
export class BulkMoveVisitDto {
  /** What to do. */
  @Choice(['unschedule', 'dispatch', 'recall'], 'dispatch')
  action!: 'unschedule' | 'dispatch' | 'recall';

  /** Id of the visit. */
  @RecordId()
  id!: string;
}

/** A row that cancels a visit. */
export class BulkCancelVisitDto {
  /** What to do. */
  @Choice(['cancel'], 'cancel')
  action!: 'cancel';

  /** Id of the visit. */
  @RecordId()
  id!: string;

  /** Reason, in your own words. */
  @FilledLines(500, 'Heavy rain is forecast.')
  reason!: string;
}

/** Up to 500 changes of visits. */
export class BulkVisitsDto {
  /** One change each; `action` says which. */
  @BulkRows(BulkScheduleVisitDto, BulkMoveVisitDto, BulkCancelVisitDto)
  rows!: object[];
}
