import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Scopes } from '../../kernel/database/index.js';
import { QueueTasks } from '../../kernel/queue/index.js';
import { SendWebhooks } from '../webhook-deliveries/index.js';
import { SendSlowWebhooks } from './sending.queue.js';
import { type Attempt, Attempts, isSlow, SLOW_MS } from './attempt.js';
import { currentTenantId } from '../../kernel/context/index.js';
import { FairShares } from '../../kernel/limits/index.js';
import { type Claim, Claims, type Lane } from './claims.js';
import { EndpointSwitch } from '../webhooks/index.js';
import { OpenCalls } from './open-calls.js';
import { Outcomes } from './outcomes.js';

/** Concurrent deliveries to one endpoint; never two of the same entity. */
const LINES = 4;
/** After that, other tasks of the queue get their turn. */
const TURN_MS = 10_000;

/** Calls that may go on after their task has ended: a socket and a body each. */
const MOST_HANGING = 160;

/** The result of looking for a delivery: nothing due, or the lane that the response suggests. */
type Step = Lane | null;

/** Sends an endpoint's due deliveries. The table holds all state, so a sender may die at any point. */
@Injectable()
export class Sender implements OnModuleDestroy {
  private readonly logger = new Logger('Webhooks');
  private readonly shares = new FairShares(MOST_HANGING);
  private readonly hanging = new Set<Promise<void>>();

  constructor(
    private readonly scopes: Scopes,
    private readonly claims: Claims,
    private readonly attempts: Attempts,
    private readonly openCalls: OpenCalls,
    private readonly outcomes: Outcomes,
    private readonly endpoints: EndpointSwitch,
    private readonly queueTasks: QueueTasks,
  ) {}

  /**
   * In the quick lane only while the receiver is quick: receivers that begin to hang together would occupy all places
   * for as long as a call may take.
   */
  async send(endpointId: string, lane: Lane, signal: AbortSignal): Promise<void> {
    const leave = new AbortController();
    const hangs = new Promise<true>((resolve) => leave.signal.addEventListener('abort', () => resolve(true)));
    const work = this.work(endpointId, lane, AbortSignal.any([signal, leave.signal]), () => leave.abort());
    const company = currentTenantId();
    if (lane === 'slow' || !(await Promise.race([work, hangs])) || !this.shares.tryTake(company)) return work;
    const rest = work
      .catch((error: unknown) => this.logger.warn(`A call that hung is repeated: ${String(error)}`))
      .finally(() => {
        this.shares.give(company);
        this.hanging.delete(rest);
      });
    this.hanging.add(rest);
  }

  /** The results of pending calls are still recorded. */
  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.hanging);
  }

  private async work(endpointId: string, lane: Lane, signal: AbortSignal, onHang: () => void): Promise<void> {
    const ends = performance.now() + TURN_MS;
    const step = () => this.step(endpointId, lane, onHang);
    const line = async (): Promise<Step> => {
      let last: Step = 'quick';
      while (last === 'quick' && !signal.aborted && performance.now() < ends) last = await step();
      return last;
    };
    // One call first: a hanging receiver then occupies one place and one body, not several.
    const first = await step();
    const last =
      first === 'quick' && lane === 'quick' ? await Promise.all(Array.from({ length: LINES }, line)) : [first];
    if (last.every((each) => each === null)) return;
    const task = last.includes('slow') ? SendSlowWebhooks : SendWebhooks;
    await this.scopes.transaction(() => this.queueTasks.enqueue(task, { endpointId }));
  }

  private async step(endpointId: string, lane: Lane, onHang: () => void): Promise<Step> {
    const claim = await this.scopes.transaction(() => this.claims.next(endpointId, lane));
    if (claim === null || claim === 'slow') return claim;
    return isSlow(await this.deliver(claim, onHang)) ? 'slow' : 'quick';
  }

  private async deliver(claim: Claim, onHang: () => void): Promise<Attempt> {
    const { delivery } = claim;
    const patience = setTimeout(onHang, SLOW_MS);
    const call = this.openCalls.during(claim.url, () => this.attempts.make(claim));
    const attempt = await call.finally(() => clearTimeout(patience));
    const verdict = await this.scopes.transaction(() => this.outcomes.record(delivery, attempt));
    const { status, durationMs: ms, error } = attempt;
    const { id: deliveryId, endpointId, eventType } = delivery;
    this.logger.log({ deliveryId, endpointId, eventType, status, ms, error, msg: 'webhook sent' });
    if (verdict !== 'keep') await this.endpoints.giveUp(endpointId, verdict);
    return attempt;
  }
}
