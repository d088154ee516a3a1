import { Injectable } from '@nestjs/common';
import { Bulk, bulkAction, type BulkActions, type BulkResultsDto } from '../../kernel/http/index.js';
import { VisitDispatch } from './visit-dispatch.js';
import { BulkCancelVisitDto, BulkMoveVisitDto, BulkScheduleVisitDto } from './bulk-visits.dto.js';

/** What a row may do with a visit: a rainy day is moved with one request. */
@Injectable()
export class BulkVisits {
  private readonly actions: BulkActions = {
    schedule: bulkAction({
      row: BulkScheduleVisitDto,
      permission: 'visits.update',
      run: ({ id, action: _action, ...slot }) => this.dispatcher.schedule(id, slot),
    }),
    unschedule: bulkAction({
      row: BulkMoveVisitDto,
      permission: 'visits.update',
      run: ({ id }) => this.dispatcher.unschedule(id),
    }),
    dispatch: bulkAction({
      row: BulkMoveVisitDto,
      permission: 'visits.dispatch',
      run: ({ id }) => this.dispatcher.dispatch(id),
    }),
    recall: bulkAction({
      row: BulkMoveVisitDto,
      permission: 'visits.dispatch',
      run: ({ id }) => this.dispatcher.recall(id),
    }),
    cancel: bulkAction({
      row: BulkCancelVisitDto,
      permission: 'visits.update',
      run: ({ id, reason }) => this.dispatcher.cancel(id, reason),
    }),
  };

  constructor(
    private readonly dispatcher: VisitDispatch,
    private readonly bulk: Bulk,
  ) {}

  run(rows: object[]): Promise<BulkResultsDto> {
    return this.bulk.run(rows, this.actions);
  }
}
