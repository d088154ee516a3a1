import { Injectable } from '@nestjs/common';
import { currentActor } from '../../kernel/context/index.js';
import type { Page } from '../../kernel/paging/index.js';
import { declaredEvents } from '../../kernel/events/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import type { SeenVersion } from '../../kernel/problem/index.js';
import { EventLog, EventReader } from '../events/index.js';
import { SigningSecrets } from '../webhook-signing/index.js';
import { TooManyWebhookEndpoints, WebhookEndpointNotFound } from './webhooks.errors.js';
import {
  WebhookEndpointCreated,
  WebhookEndpointDeleted,
  WebhookEndpointRecord,
  WebhookEndpointUpdated,
  WebhookSecretRotated,
} from './webhooks.events.js';
import {
  type CreateWebhookEndpointDto,
  type ListWebhookEndpointsQuery,
  type UpdateWebhookEndpointDto,
  WebhookEndpointDto,
  type WebhookEndpointWithSecretDto,
  type WebhookEventTypeDto,
} from './endpoint.dto.js';
import type { WebhookEndpoint } from './endpoint.entity.js';
import { EndpointRights } from './endpoint-rights.js';
import { EndpointsRepository } from './endpoints.repository.js';
import { checkFilters } from './event-filter.js';

const LIMIT = 20;
/** How long two secrets sign by default, in seconds. */
const A_DAY = 86_400;

/** Where a company wants to be told what happens. */
@Injectable()
export class EndpointsService {
  constructor(
    private readonly endpoints: EndpointsRepository,
    private readonly secrets: SigningSecrets,
    private readonly rights: EndpointRights,
    private readonly log: EventLog,
    private readonly writer: RecordWriter,
  ) {}

  async list(query: ListWebhookEndpointsQuery): Promise<Page<WebhookEndpointDto>> {
    const page = await this.endpoints.page(query);
    return { ...page, items: await this.shown(page.items) };
  }

  /** Throws `WebhookEndpointNotFound` (404). */
  async get(id: string): Promise<WebhookEndpointDto> {
    const [endpoint, standings, secrets] = await Promise.all([
      this.endpoints.find(id),
      this.endpoints.standings([id]),
      this.secrets.signing([id]),
    ]);
    const standing = standings.get(id);
    if (!endpoint || !standing) throw new WebhookEndpointNotFound();
    return WebhookEndpointDto.from(endpoint, standing, secrets);
  }

  /** An endpoint that was just read or written. */
  async show(endpoint: WebhookEndpoint): Promise<WebhookEndpointDto> {
    const [dto] = await this.shown([endpoint]);
    if (!dto) throw new WebhookEndpointNotFound();
    return dto;
  }

  /** Begins with the next event. Its address was already checked. Throws `Forbidden` or `MissingScope` (403). */
  async create(endpoint: CreateWebhookEndpointDto): Promise<WebhookEndpointWithSecretDto> {
    checkFilters(endpoint.eventTypes);
    const reads = this.rights.ofCaller(endpoint.eventTypes);
    await this.endpoints.lockCount();
    if ((await this.endpoints.count()) >= LIMIT) throw new TooManyWebhookEndpoints(LIMIT);
    const row = await this.writer.insert(WebhookEndpointRecord, WebhookEndpointCreated, { ...endpoint, reads });
    const standing = await this.endpoints.begin(row.id, await this.log.lastSeq());
    const { secret, signing } = await this.secrets.make(row.id);
    return { ...WebhookEndpointDto.from(row, standing, signing), secret };
  }

  async update(id: string, version: SeenVersion, changes: UpdateWebhookEndpointDto): Promise<WebhookEndpointDto> {
    if (changes.eventTypes) checkFilters(changes.eventTypes);
    const before = await this.endpoints.lock(id);
    const reads = await this.readsAfter(before, changes);
    const wanted = { ...changes, ...(reads && { reads }) };
    return this.show(
      await this.writer.update(WebhookEndpointRecord, WebhookEndpointUpdated, before, wanted, { version }),
    );
  }

  /** With its secrets and its log. */
  async delete(id: string, version: SeenVersion): Promise<void> {
    await this.writer.delete(WebhookEndpointRecord, WebhookEndpointDeleted, await this.endpoints.lock(id), version);
  }

  async rotateSecret(id: string, overlapSeconds = A_DAY): Promise<WebhookEndpointWithSecretDto> {
    const endpoint = await this.endpoints.lock(id);
    const { secret, signing } = await this.secrets.rotate(id, overlapSeconds);
    await this.writer.record(WebhookEndpointRecord, WebhookSecretRotated, endpoint);
    const standing = (await this.endpoints.standings([id])).get(id);
    if (!standing) throw new WebhookEndpointNotFound();
    return { ...WebhookEndpointDto.from(endpoint, standing, signing), secret };
  }

  /** The event types that the caller may read, by name. */
  eventTypes(): Page<WebhookEventTypeDto> {
    const reader = new EventReader(currentActor().permissions);
    const events = [...declaredEvents().values()]
      .filter(({ entityType }) => reader.mayRead(entityType))
      .map(({ type, entityType }) => ({ type, entityType }));
    return { items: events.sort((a, b) => a.type.localeCompare(b.type)), nextCursor: null };
  }

  /** Null where the change does not affect what it is sent. */
  private async readsAfter(before: WebhookEndpoint, changes: UpdateWebhookEndpointDto): Promise<string[] | null> {
    const { url = before.url, eventTypes = before.eventTypes } = changes;
    const added = eventTypes.filter((filter) => !before.eventTypes.includes(filter));
    if (url === before.url && changes.eventTypes === undefined) return null;
    return this.rights.afterChange(before.id, eventTypes, added);
  }

  private async shown(rows: WebhookEndpoint[]): Promise<WebhookEndpointDto[]> {
    const ids = rows.map(({ id }) => id);
    const [standings, secrets] = await Promise.all([this.endpoints.standings(ids), this.secrets.signing(ids)]);
    return rows.flatMap((row) => {
      const standing = standings.get(row.id);
      const own = secrets.filter(({ endpointId }) => endpointId === row.id);
      return standing ? [WebhookEndpointDto.from(row, standing, own)] : [];
    });
  }
}
