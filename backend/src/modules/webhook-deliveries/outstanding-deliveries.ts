import { Injectable, type OnModuleInit } from '@nestjs/common';
import { db } from '../../kernel/database/index.js';
import { EndpointSwitch } from '../webhooks/index.js';

/** Deliveries that are still waiting. */
@Injectable()
export class OutstandingDeliveries implements OnModuleInit {
  constructor(private readonly endpoints: EndpointSwitch) {}

  onModuleInit(): void {
    this.endpoints.follow((endpointId) => this.giveUp(endpointId));
  }

  /** Drops the waiting deliveries of an endpoint; they can be replayed later. */
  private async giveUp(endpointId: string): Promise<void> {
    await db().query(
      `update webhook_deliveries
       set state = 'dead', next_attempt_at = null, last_error = coalesce(last_error, 'The endpoint was disabled.')
       where endpoint_id = $1 and state in ('pending', 'retrying')`,
      [endpointId],
    );
  }
}
