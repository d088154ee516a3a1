import type {
  WebhookDeliveryDetailDto,
  WebhookDeliveryDto,
  WebhookEndpointDto,
} from '../../api/generated/requests/types.gen';
import { uuidv7 } from '../../lib/uuid';
import type { Company } from '../db';
import { among, pageOf } from '../engine/page';
import { type MockApi, Reply } from '../mock-api';
import { invalidTransition, MockProblem, notFound } from '../problem';
import { without } from '../without';

/** Nothing is sent: what an endpoint answers is told by its address. */
const FAILS = /fails/;

export const deliveriesMock = {
  listWebhookDeliveries: ({ company, path, query }) => {
    const endpoint = company.webhookEndpoints.get(path.webhookEndpointId);
    const found = company.webhookDeliveries
      .all()
      .filter(({ webhookEndpointId }) => webhookEndpointId === endpoint.id)
      .filter(({ state, eventType }) => among(query.state, state) && among(query.eventType, eventType));
    return pageOf(found.toReversed().map(rowOf), query);
  },

  getWebhookDelivery: ({ company, path }) => find(company, path),

  replayWebhookDelivery: ({ company, path }) => {
    const endpoint = requireEnabled(company, path.webhookEndpointId);
    const { id, state } = find(company, path);
    if (state === 'pending' || state === 'retrying') throw invalidTransition(state, 'pending', []);
    return rowOf(attempt(company, endpoint, id));
  },

  testWebhookEndpoint: ({ company, path }) => {
    const endpoint = company.webhookEndpoints.get(path.webhookEndpointId);
    return rowOf(deliver(company, endpoint, 'webhook_endpoint.test'));
  },

  replayFailedWebhookDeliveries: ({ company, me, path, body }) => {
    const endpoint = requireEnabled(company, path.webhookEndpointId);
    const failed = company.webhookDeliveries
      .all()
      .filter((row) => row.webhookEndpointId === endpoint.id && row.state === 'dead' && row.createdAt >= body.since);
    for (const { id } of failed) attempt(company, endpoint, id);
    const now = company.db.now().toISOString();
    const operation = company.operations.seed({
      ...{ id: uuidv7(), kind: 'webhooks.replay', subject: { type: 'webhook_endpoint', id: endpoint.id } },
      ...{ state: 'succeeded', done: failed.length, total: failed.length, message: null, problem: null, result: null },
      ...{ cancelRequested: false, hasFile: false, createdBy: me.user.id },
      ...{ createdAt: now, updatedAt: now, startedAt: now, finishedAt: now, heartbeatAt: now, version: 1 },
    });
    return new Reply(operation, { Location: `/api/v1/operations/${operation.id}` });
  },
} satisfies Partial<MockApi>;

/** One delivery with its first attempt. */
export function deliver(
  company: Company,
  endpoint: WebhookEndpointDto,
  eventType: string,
  id = uuidv7(),
): WebhookDeliveryDetailDto {
  const now = company.db.now().toISOString();
  company.webhookDeliveries.seed({
    ...{ id, webhookEndpointId: endpoint.id, eventId: null, seq: null, eventType },
    ...{ entityType: 'webhook_endpoint', entityId: endpoint.id, state: 'pending', attempts: 0, attemptLog: [] },
    ...{ deliveredAt: null, lastError: null, lastStatus: null, nextAttemptAt: now },
    body: { type: eventType, timestamp: now, data: { id: endpoint.id } },
    ...{ createdAt: now, updatedAt: now, version: 1 },
  });
  return attempt(company, endpoint, id);
}

function attempt(
  { webhookDeliveries, db }: Company,
  { url }: WebhookEndpointDto,
  id: string,
): WebhookDeliveryDetailDto {
  const { attempts, attemptLog } = webhookDeliveries.get(id);
  const now = db.now().toISOString();
  const isRefused = FAILS.test(url);
  const status = isRefused ? 500 : 204;
  const log = {
    ...{ number: attempts + 1, at: now, durationMs: 38, status, error: null, answer: isRefused ? 'Not today.' : '' },
    requestHeaders: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Date.parse(now)),
    },
  };
  return webhookDeliveries.touch(id, {
    ...{ attempts: attempts + 1, attemptLog: [...attemptLog, log], lastStatus: status, nextAttemptAt: null },
    ...(isRefused ? { state: 'dead' } : { state: 'delivered', deliveredAt: now }),
  });
}

function find(
  company: Company,
  path: { webhookEndpointId: string; webhookDeliveryId: string },
): WebhookDeliveryDetailDto {
  const delivery = company.webhookDeliveries.get(path.webhookDeliveryId);
  if (delivery.webhookEndpointId !== path.webhookEndpointId)
    throw notFound('webhook_delivery_not_found', 'There is no such delivery.');
  return delivery;
}

function requireEnabled({ webhookEndpoints }: Company, id: string): WebhookEndpointDto {
  const endpoint = webhookEndpoints.get(id);
  if (endpoint.state === 'disabled')
    throw new MockProblem(409, 'webhook_endpoint_disabled', { detail: 'Enable it first.' });
  return endpoint;
}

const rowOf = (delivery: WebhookDeliveryDetailDto): WebhookDeliveryDto => without(delivery, 'attemptLog', 'body');
