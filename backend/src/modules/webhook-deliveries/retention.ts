import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/index.js';
import { Scopes } from '../../kernel/database/index.js';
import { SweepDeliveries } from './deliveries.queue.js';
import { DeliveriesRepository } from './deliveries.repository.js';

const DAY = 86_400_000;
const KEPT_DAYS = 30;
const CHUNK = 1_000;

/** Deliveries are deleted after a while: they hold data of clients. */
@Injectable()
export class DeliveryRetention {
  static readonly TASK = SweepDeliveries;

  constructor(
    private readonly scopes: Scopes,
    private readonly deliveries: DeliveriesRepository,
    private readonly clock: Clock,
  ) {}

  /** Deliveries that began before this instant are deleted once they have finished. */
  static keptSince(now: Date): Date {
    return new Date(now.getTime() - KEPT_DAYS * DAY);
  }

  async sweep(signal: AbortSignal): Promise<void> {
    const keptSince = DeliveryRetention.keptSince(this.clock.now());
    const sweepChunk = () => this.deliveries.deleteEnded(keptSince, CHUNK);
    while ((await this.scopes.transaction(sweepChunk)) === CHUNK) signal.throwIfAborted();
  }
}
