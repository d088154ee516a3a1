import { Injectable } from '@nestjs/common';
import { Live } from '../../kernel/live/index.js';
import { OperationDto } from './operation.dto.js';
import type { Operation } from './operation.entity.js';

/** Tells the company's open screens how an operation stands: those that may read it, and only after COMMIT. */
@Injectable()
export class OperationNews {
  constructor(private readonly live: Live) {}

  /** Topic `operation`. The result may be long, so screens read it from the API once the operation ends. */
  tell(operation: Operation): void {
    const { result: _result, problem: _problem, ...standing } = OperationDto.from(operation);
    this.live.publish('operation', standing, { permission: 'operations.read', userId: operation.createdBy });
  }
}
