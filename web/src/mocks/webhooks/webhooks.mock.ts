import type {
  WebhookEndpointDto,
  WebhookEndpointWithSecretDto,
  WebhookSecretDto,
} from '../../api/generated/requests/types.gen';
import { uuidv7 } from '../../lib/uuid';
import type { Company } from '../db';
import { among, pageOf, wholePage } from '../engine/page';
import type { MockApi } from '../mock-api';
import { invalid, MockProblem } from '../problem';
import { requireVersion } from '../table';

const MOST_ENDPOINTS = 20;
const DAY_S = 86_400;

const EVENT_TYPES: Readonly<Record<string, readonly string[]>> = {
  client: ['created', 'updated', 'archived', 'restored', 'deleted'],
  job: ['created', 'updated', 'completed', 'cancelled', 'work_order_ready', 'confirmation_sent'],
  visit: ['scheduled', 'rescheduled', 'dispatched', 'started', 'completed', 'skipped', 'cancelled', 'updated'],
  crew: ['created', 'updated', 'archived', 'restored'],
  import: ['finished', 'rolled_back'],
  message: ['sent'],
};

export const webhooksMock = {
  listWebhookEventTypes: () =>
    wholePage(
      Object.entries(EVENT_TYPES).flatMap(([entityType, verbs]) =>
        verbs.map((verb) => ({ entityType, type: `${entityType}.${verb}` })),
      ),
    ),

  listWebhookEndpoints: ({ company, query }) =>
    pageOf(
      company.webhookEndpoints.all().filter(({ state }) => among(query.state, state)),
      query,
    ),

  getWebhookEndpoint: ({ company, path }) => company.webhookEndpoints.get(path.webhookEndpointId),

  createWebhookEndpoint: ({ company, me, body }) => {
    if (company.webhookEndpoints.all().length >= MOST_ENDPOINTS)
      throw new MockProblem(409, 'too_many_webhook_endpoints', {
        detail: `A company has at most ${MOST_ENDPOINTS}; remove one that is no longer needed.`,
      });
    requireAddress(body.url);
    const now = company.db.now().toISOString();
    const secret = makeSecret(company);
    const endpoint = company.webhookEndpoints.add(me, {
      ...{ id: body.id ?? uuidv7(), url: body.url, description: body.description ?? '', eventTypes: body.eventTypes },
      ...{ state: 'active', secrets: [secret.kept], disabledAt: null, disabledReason: null },
      ...{ failingSince: null, lastFailureAt: null, lastSuccessAt: null },
      ...{ createdAt: now, updatedAt: now, version: 1, revision: 'new' },
    });
    return { ...endpoint, secret: secret.shown };
  },

  updateWebhookEndpoint: ({ company, me, path, body, headers }) => {
    const endpoint = company.webhookEndpoints.get(path.webhookEndpointId);
    requireVersion(headers, endpoint);
    if (body.url !== undefined) requireAddress(body.url);
    return company.webhookEndpoints.change(me, endpoint.id, body);
  },

  deleteWebhookEndpoint: ({ company, me, path, headers }) => {
    const endpoint = company.webhookEndpoints.get(path.webhookEndpointId);
    requireVersion(headers, endpoint);
    company.webhookEndpoints.remove(me, endpoint.id);
  },

  enableWebhookEndpoint: ({ company, me, path }) => {
    const changes = { state: 'active', disabledAt: null, disabledReason: null, failingSince: null } as const;
    return company.webhookEndpoints.change(me, path.webhookEndpointId, changes, 'enabled');
  },

  disableWebhookEndpoint: ({ company, me, path }) => {
    const changes: Partial<WebhookEndpointDto> = { state: 'disabled', disabledReason: 'by_hand' };
    changes.disabledAt = company.db.now().toISOString();
    return company.webhookEndpoints.change(me, path.webhookEndpointId, changes, 'disabled');
  },

  rotateWebhookSecret: ({ company, me, path, body }): WebhookEndpointWithSecretDto => {
    const endpoint = company.webhookEndpoints.get(path.webhookEndpointId);
    const until = company.db.now().getTime() + (body.overlapSeconds ?? DAY_S) * 1_000;
    const [current] = endpoint.secrets;
    const before = current ? [{ ...current, expiresAt: new Date(until).toISOString() }] : [];
    const secret = makeSecret(company);
    const secrets = [secret.kept, ...before];
    return {
      ...company.webhookEndpoints.change(me, endpoint.id, { secrets }, 'secret_rotated'),
      secret: secret.shown,
    };
  },
} satisfies Partial<MockApi>;

function makeSecret({ db }: Company): { kept: WebhookSecretDto; shown: string } {
  const shown = `whsec_${btoa(`mock${uuidv7().replaceAll('-', '')}`.slice(0, 24))}`;
  const kept = { id: uuidv7(), createdAt: db.now().toISOString(), expiresAt: null, hint: shown.slice(-4) };
  return { kept, shown };
}

function requireAddress(url: string): void {
  if (URL.canParse(url) && /^https:\/\//.test(url)) return;
  throw invalid({ pointer: '/url', code: 'invalid_url', detail: 'Enter an address that starts with https://.' });
}
