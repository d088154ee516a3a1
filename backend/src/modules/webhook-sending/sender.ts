import { Injectable, Logger } from '@nestjs/common';
import { Scopes } from '../../kernel/database/index.js';
import { QueueTasks } from '../../kernel/queue/index.js';
import { SendWebhooks } from '../webhook-deliveries/index.js';
import { SendSlowWebhooks } from './sending.queue.js';
import { type Attempt, Attempts, isSlow } from './attempt.js';
import { type Claim, Claims, type Lane } from './claims.js';
import { EndpointSwitch } from '../webhooks/index.js';
import { OpenCalls } from './open-calls.js';
import { Outcomes } from './outcomes.js';

/** Deliveries to one endpoint at a time; those of one entity never are. */
const LINES = 4;
/** Then others of the queue have their turn. */
const TURN_MS = 10_000;

/** What came of looking for something to send: nothing is due, or how the receiver took it. */
type Step = Lane | null;

/** Sends what is due to one endpoint. The table says what is to be done, so a sender may die at any point. */
@Injectable()
export class Sender {
  private readonly logger = new Logger('Webhooks');

  constructor(
    private readonly scopes: Scopes,
    private readonly claims: Claims,
    private readonly attempts: Attempts,
    private readonly openCalls: OpenCalls,
    private readonly outcomes: Outcomes,
    private readonly endpoints: EndpointSwitch,
    private readonly queueTasks: QueueTasks,
  ) {}

  async send(endpointId: string, lane: Lane, signal: AbortSignal): Promise<void> {
    const ends = performance.now() + TURN_MS;
    const line = async (): Promise<Step> => {
      let step: Step = 'quick';
      while (step === 'quick' && !signal.aborted && performance.now() < ends) step = await this.step(endpointId, lane);
      return step;
    };
    // One call first: a receiver that hangs holds one place and one body, not several.
    const first = await this.step(endpointId, lane);
    const last =
      first === 'quick' && lane === 'quick' ? await Promise.all(Array.from({ length: LINES }, line)) : [first];
    if (last.every((step) => step === null)) return;
    const task = last.includes('slow') ? SendSlowWebhooks : SendWebhooks;
    await this.scopes.transaction(() => this.queueTasks.enqueue(task, { endpointId }));
  }

  private async step(endpointId: string, lane: Lane): Promise<Step> {
    const claim = await this.scopes.transaction(() => this.claims.next(endpointId, lane));
    if (claim === null || claim === 'slow') return claim;
    return isSlow(await this.deliver(claim)) ? 'slow' : 'quick';
  }

  private async deliver(claim: Claim): Promise<Attempt> {
    const { delivery } = claim;
    const attempt = await this.openCalls.during(claim.url, () => this.attempts.make(claim));
    const verdict = await this.scopes.transaction(() => this.outcomes.record(delivery, attempt));
    const { status, durationMs: ms, error } = attempt;
    const { id: deliveryId, endpointId, eventType } = delivery;
    this.logger.log({ deliveryId, endpointId, eventType, status, ms, error, msg: 'webhook sent' });
    if (verdict !== 'keep') await this.endpoints.giveUp(endpointId, verdict);
    return attempt;
  }
}
