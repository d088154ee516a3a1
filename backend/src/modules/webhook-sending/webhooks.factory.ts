import { Clock } from '../../kernel/clock/index.js';
import { newId } from '../../kernel/database/index.js';
import { defineEvent, DomainEvents } from '../../kernel/events/index.js';
import type { CompanyName, HttpTestApp, InjectResponse } from '../../../test/support/index.js';
import type { WebhookDeliveryDetailDto, WebhookDeliveryDto } from '../webhook-deliveries/delivery.dto.js';
import type { WebhookEndpointDto, WebhookEndpointWithSecretDto } from '../webhooks/endpoint.dto.js';
import { SendingSchedule } from './sending.schedule.js';

/** Something that happens in tests. */
export const HedgeTrimmed = defineEvent('hedge.trimmed', { kind: 'hedge', read: 'settings.manage' });
export const TreeFelled = defineEvent('tree.felled', { kind: 'tree', read: 'settings.manage' });

const BASE = '/api/v1/webhook-endpoints';

/** Webhooks of one company through the API, and a clock whose hands a test moves. */
export class WebhooksDriver {
  private ahead = 0;

  constructor(
    private readonly app: HttpTestApp,
    private readonly company: CompanyName = 'greenfield',
  ) {
    app.get(Clock).now = () => new Date(Date.now() + this.ahead);
  }

  async create(url: string, eventTypes = ['*']): Promise<WebhookEndpointWithSecretDto> {
    return (await this.send('POST', '', { url, eventTypes })).json<WebhookEndpointWithSecretDto>();
  }

  async get(id: string): Promise<WebhookEndpointDto> {
    return (await this.send('GET', `/${id}`)).json<WebhookEndpointDto>();
  }

  async deliveries(id: string, query = ''): Promise<WebhookDeliveryDto[]> {
    const answer = await this.send('GET', `/${id}/deliveries?limit=200${query}`);
    return answer.json<{ items: WebhookDeliveryDto[] }>().items;
  }

  async delivery(id: string, deliveryId: string): Promise<WebhookDeliveryDetailDto> {
    return (await this.send('GET', `/${id}/deliveries/${deliveryId}`)).json<WebhookDeliveryDetailDto>();
  }

  async send(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object): Promise<InjectResponse> {
    const headers = { 'if-match': '*' };
    return this.app.injectAs('owner', { method, url: BASE + path, headers, ...(payload && { payload }) }, this.company);
  }

  /** Records an event for each of these records, in one transaction. */
  async happen(entityIds = [newId()], event = HedgeTrimmed): Promise<void> {
    const events = this.app.get(DomainEvents);
    await this.app.asTenant(this.company, async () =>
      events.recordMany(
        event,
        entityIds.map((entityId) => ({ entityId, data: { id: entityId } })),
      ),
    );
  }

  /** Advances the clock, and lets the worker notice what has become due. */
  async pass(milliseconds: number): Promise<void> {
    this.ahead += milliseconds;
    await this.app.get(SendingSchedule).run();
    await this.app.drainQueue();
  }
}
