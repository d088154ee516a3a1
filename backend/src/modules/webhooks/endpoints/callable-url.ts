import { Injectable } from '@nestjs/common';
import { Outbound, OutboundRefused } from '../../../kernel/outbound/index.js';
import { ValidationFailed } from '../../../kernel/problem/index.js';

/** Whether an address that somebody enters will be called, said at the field. */
@Injectable()
export class CallableUrl {
  constructor(private readonly outbound: Outbound) {}

  /** Throws `ValidationFailed` (422) at `/url`. */
  async check(url: string): Promise<void> {
    try {
      await this.outbound.check(url);
    } catch (error) {
      if (!(error instanceof OutboundRefused)) throw error;
      throw new ValidationFailed([{ pointer: '/url', code: error.reason, detail: error.message }]);
    }
  }
}
