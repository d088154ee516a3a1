import { Injectable } from '@nestjs/common';
import { Outbound, OutboundRefused } from '../../kernel/outbound/index.js';
import { ValidationFailed } from '../../kernel/problem/index.js';

/** Checks whether an entered address may be called, as a field error. Asks name servers: needs no open transaction. */
@Injectable()
export class CallableUrl {
  constructor(private readonly outbound: Outbound) {}

  /** Why not, at `/url`; null when it may be called. */
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
