import { Injectable, Logger } from '@nestjs/common';
import { Scopes } from '../../../kernel/database/index.js';
import { QueueTasks } from '../../../kernel/queue/index.js';
import { SendWebhooks } from '../webhooks.queue.js';
import { Attempts } from './attempt.js';
import { type Claim, Claims } from './claims.js';
import { GivingUp } from './giving-up.js';
import { Outcomes } from './outcomes.js';

/** Deliveries to one endpoint at a time; those of one entity never are. */
const LANES = 4;
/** Then others of the queue have their turn. */
const TURN_MS = 10_000;

/** Sends what is due to one endpoint. The table says what is to be done, so a sender may die at any point. */
@Injectable()
export class Sender {
  private readonly logger = new Logger('Webhooks');

  constructor(
    private readonly scopes: Scopes,
    private readonly claims: Claims,
    private readonly attempts: Attempts,
    private readonly outcomes: Outcomes,
    private readonly givingUp: GivingUp,
    private readonly queueTasks: QueueTasks,
  ) {}

  async send(endpointId: string, signal: AbortSignal): Promise<void> {
    const ends = performance.now() + TURN_MS;
    const lane = async (): Promise<boolean> => {
      while (!signal.aborted) {
        const claim = await this.scopes.transaction(() => this.claims.next(endpointId));
        if (!claim) return false;
        await this.deliver(claim);
        if (performance.now() > ends) return true;
      }
      return true;
    };
    const unfinished = await Promise.all(Array.from({ length: LANES }, lane));
    if (!unfinished.includes(true)) return;
    await this.scopes.transaction(() => this.queueTasks.enqueue(SendWebhooks, { endpointId }));
  }

  private async deliver(claim: Claim): Promise<void> {
    const { delivery } = claim;
    const attempt = await this.attempts.make(claim);
    const verdict = await this.scopes.transaction(() => this.outcomes.record(delivery, attempt));
    const { status, durationMs: ms, error } = attempt;
    const { id: deliveryId, endpointId, eventType } = delivery;
    this.logger.log({ deliveryId, endpointId, eventType, status, ms, error, msg: 'webhook sent' });
    if (verdict !== 'keep') await this.givingUp.giveUp(endpointId, verdict);
  }
}
