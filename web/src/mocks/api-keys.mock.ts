import type { ApiKeyDto, ApiKeySecretDto, UsageDayDto, UsageSumDto } from '../api/generated/requests/types.gen';
import { addDays } from '../lib/calendar';
import { uuidv7 } from '../lib/uuid';
import type { Company, Person } from './db';
import { among, matches, pageOf } from './engine/page';
import { today } from './jobs/local-time';
import type { MockApi } from './mock-api';
import { MockProblem, notFound } from './problem';
import { requireVersion } from './table';

const DAY_MS = 86_400_000;
const SHOWN_DAYS = 30;

export const apiKeysMock = {
  listApiKeys: ({ company, query }) => {
    const found = company.apiKeys
      .all()
      .map((key) => current(company, key))
      .filter(({ state, name, prefix }) => among(query.state, state) && matches([name, prefix], query.q))
      .toReversed();
    return pageOf(found, query);
  },

  getApiKey: ({ company, path }) => current(company, company.apiKeys.get(path.keyId)),

  getOwnApiKey: ({ company, me }) => {
    const key = company.apiKeys.find(me.apiKeyId);
    if (!key) throw notFound('api_key_not_found', 'There is no such key.');
    return { ...current(company, key), tenantId: company.tenant.id, tenantName: company.tenant.name };
  },

  createApiKey: ({ company, me, body }) => {
    const id = uuidv7();
    const now = company.db.now().toISOString();
    const key = company.apiKeys.add(me, {
      ...{ id, name: body.name, scopes: body.scopes, state: 'active', prefix: prefixOf(id) },
      ...{ expiresAt: body.expiresAt ?? null, requestsPerMinute: body.requestsPerMinute ?? null },
      ...{ createdByName: me.user.name, createdAt: now, updatedAt: now, version: 1, revision: 'new' },
      ...{ lastUsedAt: null, lastUsedAddress: null, revokedAt: null, rotatedAt: null, previousSecretExpiresAt: null },
    });
    return withSecret(company, key);
  },

  updateApiKey: ({ company, me, path, body, headers }) => {
    const key = requireGood(company, path.keyId);
    requireVersion(headers, key);
    return company.apiKeys.change(me, key.id, body);
  },

  rotateApiKey: ({ company, me, path, body }) => {
    const { id } = requireGood(company, path.keyId);
    const now = company.db.now();
    const overlap = body.overlapSeconds ?? DAY_MS / 1_000;
    const until = new Date(now.getTime() + overlap * 1_000).toISOString();
    const changes = { rotatedAt: now.toISOString(), previousSecretExpiresAt: until };
    return withSecret(company, company.apiKeys.change(me, id, changes, 'rotated'));
  },

  revokeApiKey: ({ company, me, path }) => {
    const key = company.apiKeys.get(path.keyId);
    if (key.revokedAt !== null) return key;
    const changes = { state: 'revoked', revokedAt: company.db.now().toISOString() };
    return company.apiKeys.change(me, key.id, changes, 'revoked');
  },

  getApiUsage: ({ company, query }) => {
    const keys = company.apiKeys.all();
    const days = daysOf(company, query, keys.length);
    const each = keys.map(({ id, name }) => ({ apiKeyId: id, name, ...sumOf(daysOf(company, query, 1)) }));
    return { ...span(company, query), days, keys: each, total: sumOf(days) };
  },

  getApiKeyUsage: ({ company, path, query }) => {
    company.apiKeys.get(path.keyId);
    const days = daysOf(company, query, 1);
    return { ...span(company, query), days, total: sumOf(days) };
  },
} satisfies Partial<MockApi>;

/** A caller with the secret of a key may do what its scopes say. */
export function personOfApiKey(company: Company, secret: string): Person | null {
  const key = company.apiKeys.find(company.apiSecrets.get(secret));
  if (!key || current(company, key).state !== 'active') return null;
  const role = { id: key.id, key: 'api_key', name: 'API key', permissions: [...key.scopes] };
  const user = { id: key.id, name: key.name, email: 'api-key@example.com', password: '' };
  return { user, membershipId: key.id, role, company, apiKeyId: key.id };
}

function withSecret(company: Company, key: ApiKeyDto): ApiKeySecretDto {
  const secret = `${key.prefix}_${uuidv7().replaceAll('-', '')}mock`;
  company.apiSecrets.set(secret, key.id);
  return { ...key, secret };
}

function requireGood(company: Company, id: string): ApiKeyDto {
  const key = current(company, company.apiKeys.get(id));
  if (key.state === 'active') return key;
  const detail = `It is ${key.state}. Make a new one.`;
  throw new MockProblem(409, 'api_key_ended', { detail, members: { state: key.state } });
}

const current = ({ db }: Company, key: ApiKeyDto): ApiKeyDto =>
  key.state === 'active' && key.expiresAt !== null && key.expiresAt <= db.now().toISOString()
    ? { ...key, state: 'expired' }
    : key;

const prefixOf = (id: string): string => `hr_${id.replaceAll('-', '').slice(-12)}`;

interface Asked {
  from?: string;
  to?: string;
}

function span({ db, tenant }: Company, { from, to }: Asked): { from: string; to: string } {
  const last = to ?? today(db.now(), tenant.timezone);
  return { from: from ?? addDays(last, 1 - SHOWN_DAYS), to: last };
}

/** Requests that nobody sent: more on some days than on others, and always the same. */
function daysOf(company: Company, asked: Asked, keys: number): UsageDayDto[] {
  const { from, to } = span(company, asked);
  const days: UsageDayDto[] = [];
  for (let day = from; day <= to && days.length < 366; day = addDays(day, 1)) {
    const requests = keys * (40 + (Number(day.slice(-2)) % 7) * 25);
    const speed = requests > 0 ? { p50Ms: 14, p95Ms: 48, maxMs: 210 } : { p50Ms: null, p95Ms: null, maxMs: null };
    days.push({ day, requests, clientErrors: Math.floor(requests / 40), serverErrors: 0, ...speed });
  }
  return days;
}

function sumOf(days: readonly UsageDayDto[]): UsageSumDto {
  const sum = (count: (day: UsageDayDto) => number) => days.reduce((total, day) => total + count(day), 0);
  const busy = days.find(({ requests }) => requests > 0);
  return {
    requests: sum(({ requests }) => requests),
    clientErrors: sum(({ clientErrors }) => clientErrors),
    serverErrors: sum(({ serverErrors }) => serverErrors),
    ...{ p50Ms: busy?.p50Ms ?? null, p95Ms: busy?.p95Ms ?? null, maxMs: busy?.maxMs ?? null },
  };
}
