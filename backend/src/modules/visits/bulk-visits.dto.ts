import { BulkRows, Choice, RecordId, FilledLines } from '../../kernel/http/index.js';
import { ScheduleVisitDto } from './visit-input.dto.js';

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

  /** Why it will not happen, in your own words. */
  @FilledLines(500, 'Heavy rain is forecast.')
  reason!: string;
}

/** Up to 500 changes of visits. */
export class BulkVisitsDto {
  /** One change each; `action` says which. */
  @BulkRows(BulkScheduleVisitDto, BulkMoveVisitDto, BulkCancelVisitDto)
  rows!: object[];
}
