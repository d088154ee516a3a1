import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/index.js';
import { Outbound, OutboundFailed, OutboundRefused } from '../../kernel/outbound/index.js';
import { signedHeaders } from '../webhook-signing/index.js';
import type { Claim } from './claims.js';
import { waitAskedFor } from './retry-schedule.js';

/** How long receivers may take to respond, as documented. */
const TIMEOUT_MS = 15_000;
/** An attempt that takes longer moves the endpoint to the slow lane. */
export const SLOW_MS = 2_000;
const USER_AGENT = 'Hedgerow-Webhooks/1.0';

/** The result of one attempt. */
export interface Attempt {
  at: Date;
  durationMs: number;
  requestHeaders: Record<string, string>;
  /** Null without a response. */
  status: number | null;
  answer: string | null;
  /** Why there was no response. */
  error: string | null;
  /** Milliseconds that an overloaded receiver asks us to wait; 0 when it does not. */
  askedToWaitMs: number;
}

/** Only 2xx is success: a redirect is not followed, so nobody has accepted the event. */
export const succeeded = ({ status }: Attempt): boolean => status !== null && status >= 200 && status < 300;

/** The receiver answered 410: it accepts no more deliveries. */
export const isGone = ({ status }: Attempt): boolean => status === 410;

/** The receiver keeps a sender waiting, whether or not it responds in the end. */
export const isSlow = ({ durationMs }: Attempt): boolean => durationMs > SLOW_MS;

/** Calls receivers. */
@Injectable()
export class Attempts {
  constructor(
    private readonly outbound: Outbound,
    private readonly clock: Clock,
  ) {}

  /** Never throws for the receiver's failures. */
  async make({ delivery, url, body, secrets }: Claim): Promise<Attempt> {
    const at = this.clock.now();
    const timestamp = Math.floor(at.getTime() / 1_000);
    const requestHeaders = {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': USER_AGENT,
      ...signedHeaders({ id: delivery.id, timestamp, body }, secrets),
    };
    const startedAt = performance.now();
    const made = { at, requestHeaders, status: null, answer: null, error: null, askedToWaitMs: 0 };
    const lasted = () => Math.round(performance.now() - startedAt);
    try {
      const { status, excerpt, retryAfter } = await this.outbound.post(url, {
        headers: requestHeaders,
        body,
        timeoutMs: TIMEOUT_MS,
      });
      const askedToWaitMs = waitAskedFor(status, retryAfter, this.clock.now());
      return { ...made, status, answer: excerpt, askedToWaitMs, durationMs: lasted() };
    } catch (error) {
      if (!(error instanceof OutboundFailed || error instanceof OutboundRefused)) throw error;
      return { ...made, error: error.message.slice(0, 300), durationMs: lasted() };
    }
  }
}
