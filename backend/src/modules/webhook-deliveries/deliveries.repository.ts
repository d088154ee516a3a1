import { Injectable } from '@nestjs/common';
import { db } from '../../kernel/database/index.js';
import { Keyset, type Page } from '../../kernel/paging/index.js';
import { DELIVERY_ORDERS, type ListWebhookDeliveriesQuery } from './delivery.dto.js';
import { WebhookAttempt, WebhookDelivery } from './delivery.entity.js';

const ATTEMPTS_SHOWN = 100;

@Injectable()
export class DeliveriesRepository {
  constructor(private readonly keyset: Keyset) {}

  page(endpointId: string, query: ListWebhookDeliveriesQuery): Promise<Page<WebhookDelivery>> {
    const deliveries = db().createQueryBuilder(WebhookDelivery, 'delivery');
    deliveries.where('delivery.endpointId = :endpointId', { endpointId });
    const { state, eventType, updatedSince } = query;
    if (state) deliveries.andWhere('delivery.state = :state', { state });
    if (eventType) deliveries.andWhere('delivery.eventType = :eventType', { eventType });
    if (updatedSince) deliveries.andWhere('delivery.updatedAt >= :updatedSince', { updatedSince });
    // The cursor is bound to the endpoint.
    const request = { ...query, endpointId };
    return this.keyset.page(deliveries, request, DELIVERY_ORDERS);
  }

  find(endpointId: string, id: string): Promise<WebhookDelivery | null> {
    return db().findOneBy(WebhookDelivery, { endpointId, id });
  }

  /** The newest attempts, in their order. */
  async attemptsOf(deliveryId: string): Promise<WebhookAttempt[]> {
    const newest = await db().find(WebhookAttempt, {
      where: { deliveryId },
      order: { number: 'DESC' },
      take: ATTEMPTS_SHOWN,
    });
    return newest.reverse();
  }

  /** Removes finished deliveries that began before an instant, at most `limit`; answers how many. */
  async deleteEnded(before: Date, limit: number): Promise<number> {
    const [, gone]: [unknown, number] = await db().query(
      `delete from webhook_deliveries where id in (
         select id from webhook_deliveries
         where created_at < $1 and state in ('delivered', 'dead') limit $2)`,
      [before, limit],
    );
    return gone;
  }
}
