import { Injectable } from '@nestjs/common';
import { Outbound, OutboundRefused } from '../../kernel/outbound/index.js';
import { ValidationFailed } from '../../kernel/problem/index.js';

/** Whether an address that somebody enters will be called, said at the field. Asks name servers: needs no transaction open. */
@Injectable()
export class CallableUrl {
  constructor(private readonly outbound: Outbound) {}

  /** Why it will not, at `/url`; null when nothing stands against it. */
  async refusal(url: string): Promise<ValidationFailed | null> {
    try {
      await this.outbound.check(url);
      return null;
    } catch (error) {
      if (!(error instanceof OutboundRefused)) throw error;
      return new ValidationFailed([{ pointer: '/url', code: error.reason, detail: error.message }]);
    }
  }
}
