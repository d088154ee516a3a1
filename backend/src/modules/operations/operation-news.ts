import { Injectable } from '@nestjs/common';
import { Live } from '../../kernel/live/index.js';
import { OperationDto } from './operation.dto.js';
import type { Operation } from './operation.entity.js';

/** Tells the open screens of the company how an operation stands: those that may read it, and only after COMMIT. */
@Injectable()
export class OperationNews {
  constructor(private readonly live: Live) {}

  /** Topic `operation`. What came of it may be long, so whoever sees it end reads the rest from the API. */
  tell(operation: Operation): void {
    const { result: _result, problem: _problem, ...standing } = OperationDto.from(operation);
    this.live.publish('operation', standing, { permission: 'operations.read', userId: operation.createdBy });
  }
}
