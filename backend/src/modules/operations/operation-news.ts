import { Injectable } from '@nestjs/common';
import type { Operation } from './operation.entity.js';

/** Tells the open screens of the company how an operation stands, after COMMIT. */
@Injectable()
export class OperationNews {
  tell(_operation: Operation): void {}
}
