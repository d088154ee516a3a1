import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/index.js';
import { db } from '../../kernel/database/index.js';
import { EventLog, EventReader } from '../events/index.js';
import { messageBody, WebhookDelivery } from '../webhook-deliveries/index.js';
import { EndpointRights } from '../webhooks/index.js';
import { SigningSecrets } from '../webhook-signing/index.js';
import { OpenCalls } from './open-calls.js';
import { PROBE_FROM } from './retry-schedule.js';

/**
 * How long a sender may keep a delivery to itself: longer than look-up and time-out of an attempt together, and the
 * longest that a killed sender delays it.
 */
const LEASE_MS = 30_000;

/** Everything that an attempt needs, read at once: no transaction is open while the receiver is called. */
export interface Claim {
  delivery: WebhookDelivery;
  url: string;
  body: string;
  secrets: string[];
}

/** Quick receivers are called in one queue, slow ones in another, where nobody else waits for them. */
export type Lane = 'quick' | 'slow';

/** What decides whether and how an endpoint is called now. */
interface LockedEndpoint {
  url: string;
  active: boolean;
  failures: number;
  slow: boolean;
  reads: string[];
  restingUntil: Date | null;
}

/** Chooses the next delivery for an endpoint. Senders of one endpoint choose one after the other. */
@Injectable()
export class Claims {
  constructor(
    private readonly secrets: SigningSecrets,
    private readonly log: EventLog,
    private readonly openCalls: OpenCalls,
    private readonly clock: Clock,
  ) {}

  /**
   * The next due delivery, reserved for a while; null when there is none, `slow` when the endpoint belongs in the other
   * lane. Only the earliest unfinished delivery of each entity may go: while it waits for its next attempt, the later
   * ones wait with it.
   */
  async next(endpointId: string, lane: Lane): Promise<Claim | 'slow' | null> {
    const now = this.clock.now();
    const lease = new Date(now.getTime() + LEASE_MS);
    const endpoint = await this.lockEndpoint(endpointId);
    if (!endpoint) return null;
    if (lane === 'quick' && (endpoint.slow || this.openCalls.hang(endpoint.url))) return 'slow';
    const resting = endpoint.restingUntil !== null && endpoint.restingUntil > now;
    const id = await this.head(endpointId, now, !endpoint.active || resting);
    if (!id) return null;
    await db().query('update webhook_deliveries set next_attempt_at = $2 where id = $1', [id, lease]);
    // One probe at a time.
    if (endpoint.failures >= PROBE_FROM) {
      await db().query('update webhook_standings set resting_until = $2 where endpoint_id = $1', [endpointId, lease]);
    }
    return this.claimOf(await db().findOneByOrFail(WebhookDelivery, { id }), endpoint);
  }

  private async lockEndpoint(endpointId: string): Promise<LockedEndpoint | undefined> {
    const rows: LockedEndpoint[] = await db().query(
      `select e.url, e.state = 'active' as active, s.failures, s.slow, ${EndpointRights.READS} as reads, s.resting_until as "restingUntil"
       from webhook_standings s
       join webhook_endpoints e on e.tenant_id = s.tenant_id and e.id = s.endpoint_id
       where s.endpoint_id = $1 for update of s`,
      [endpointId],
    );
    return rows[0];
  }

  /**
   * Looks up the earliest of each entity separately: a join would compare all with all while statistics know few rows.
   */
  private async head(endpointId: string, now: Date, testsOnly: boolean): Promise<string | undefined> {
    const rows: Array<{ id: string }> = await db().query(
      `select d.id from webhook_deliveries d
       where d.endpoint_id = $1 and d.state in ('pending', 'retrying') and d.next_attempt_at <= $2
         ${testsOnly ? 'and d.seq = 0' : ''}
         and d.seq = (
           select earliest.seq from webhook_deliveries earliest
           where earliest.tenant_id = d.tenant_id and earliest.endpoint_id = d.endpoint_id
             and earliest.entity_id = d.entity_id and earliest.state in ('pending', 'retrying')
           order by earliest.seq limit 1
         )
       order by d.next_attempt_at, d.seq limit 1`,
      [endpointId, now],
    );
    return rows[0]?.id;
  }

  private async claimOf(delivery: WebhookDelivery, endpoint: LockedEndpoint): Promise<Claim> {
    const event = await this.log.find(Number(delivery.seq));
    const secrets = await this.secrets.open(delivery.endpointId);
    const reader = new EventReader(EndpointRights.permissionsOf(endpoint.reads));
    return {
      delivery,
      url: endpoint.url,
      body: JSON.stringify(messageBody(delivery, event && reader.outlined(event))),
      secrets,
    };
  }
}
