import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { columnsOf, db, lockRow, rowOf } from '../../kernel/database/index.js';
import { Keyset, type Page } from '../../kernel/paging/index.js';
import { ENDPOINT_ORDERS, type ListWebhookEndpointsQuery } from './endpoint.dto.js';
import { WebhookEndpoint, WebhookStanding } from './endpoint.entity.js';
import { WebhookEndpointNotFound } from './webhooks.errors.js';

/** SQL over an endpoint `e`. One created before rights were stored gets what the key that created it may read. */
export const READS = `coalesce(e.reads, (
  select k.scopes from api_key_scopes k where k.tenant_id = e.tenant_id and k.api_key_id = e.created_by
), '{*}')`;

@Injectable()
export class EndpointsRepository {
  constructor(private readonly keyset: Keyset) {}

  page(query: ListWebhookEndpointsQuery): Promise<Page<WebhookEndpoint>> {
    const endpoints = db().createQueryBuilder(WebhookEndpoint, 'endpoint');
    if (query.state) endpoints.andWhere('endpoint.state = :state', { state: query.state });
    if (query.updatedSince) endpoints.andWhere('endpoint.updatedAt >= :since', { since: query.updatedSince });
    return this.keyset.page(endpoints, query, ENDPOINT_ORDERS);
  }

  find(id: string): Promise<WebhookEndpoint | null> {
    return db().findOneBy(WebhookEndpoint, { id });
  }

  /** Throws `WebhookEndpointNotFound` (404). */
  async lock(id: string): Promise<WebhookEndpoint> {
    await this.holdSending(id);
    const endpoint = await lockRow(WebhookEndpoint, id);
    if (!endpoint) throw new WebhookEndpointNotFound();
    return endpoint;
  }

  /**
   * Blocks senders of an endpoint until the transaction ends. Code that changes more than one row of an endpoint calls
   * this first, so that nobody deadlocks.
   */
  async holdSending(endpointId: string): Promise<void> {
    await db().query('select from webhook_standings where endpoint_id = $1 for update', [endpointId]);
  }

  count(): Promise<number> {
    return db().count(WebhookEndpoint);
  }

  /** Lets one writer at a time count and insert, so that the limit holds. */
  async lockCount(): Promise<void> {
    await db().query(`select pg_advisory_xact_lock(hashtextextended(app_tenant_id()::text || 'webhook endpoints', 0))`);
  }

  /** What an endpoint may be sent, as `EndpointRights` stores it. */
  async reads(id: string): Promise<string[]> {
    const rows: Array<{ reads: string[] }> = await db().query(
      `select ${READS} as reads from webhook_endpoints e where e.id = $1`,
      [id],
    );
    return rows[0]?.reads ?? [];
  }

  async standings(ids: string[]): Promise<Map<string, WebhookStanding>> {
    const rows = await db().findBy(WebhookStanding, { endpointId: In(ids) });
    return new Map(rows.map((row) => [row.endpointId, row]));
  }

  /** Where an endpoint starts, or restarts: nothing earlier is sent, and its failures are reset. */
  async begin(endpointId: string, cursorSeq: number): Promise<WebhookStanding> {
    const clean = { cursorSeq: String(cursorSeq), failures: 0, failingSince: null, restingUntil: null, slow: false };
    const columns = ['cursor_seq', 'failures', 'failing_since', 'resting_until', 'slow'];
    const insert = db().createQueryBuilder().insert().into(WebhookStanding).updateEntity(false);
    const upsert = insert.values({ endpointId, ...clean }).orUpdate(columns, ['tenant_id', 'endpoint_id']);
    const { raw } = (await upsert.returning(columnsOf(WebhookStanding)).execute()) as {
      raw: [Record<string, unknown>];
    };
    return rowOf(WebhookStanding, raw[0]);
  }
}
