import { Injectable } from '@nestjs/common';
import { ValidationFailed } from '../../kernel/problem/index.js';
import { ApiKeysService } from '../api-keys/index.js';
import { type CompanyUsageDto, type UsageDto, type UsageQuery, UsageSumDto } from './usage.dto.js';
import { type Days, KEPT_DAYS } from './usage-days.js';
import { type UsageOfDay, type UsageRow, UsageRepository } from './usage.repository.js';

const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;
const MOST_KEYS = 200;

/** How many requests the company's programs send, and how they go. */
@Injectable()
export class UsageService {
  constructor(
    private readonly usage: UsageRepository,
    private readonly keys: ApiKeysService,
  ) {}

  /** Throws `ApiKeyNotFound` (404). */
  async ofKey(apiKeyId: string, query: UsageQuery): Promise<UsageDto> {
    await this.keys.get(apiKeyId);
    const days = daysOf(query);
    return usageOver(days, await this.usage.byDay(days, apiKeyId));
  }

  async ofTenant(query: UsageQuery): Promise<CompanyUsageDto> {
    const days = daysOf(query);
    const keys = await this.usage.byKey(days, MOST_KEYS);
    const ofKeys = keys.map((row) => ({ apiKeyId: row.apiKeyId, name: row.name, ...UsageSumDto.of(row) }));
    return { ...usageOver(days, await this.usage.byDay(days, null)), keys: ofKeys };
  }
}

function usageOver({ from, to }: Days, rows: UsageOfDay[]): UsageDto {
  const known = new Map(rows.map((row) => [row.day, row]));
  const days = eachDay({ from, to }).map((day) => ({ day, ...UsageSumDto.of(known.get(day)) }));
  return { from, to, total: UsageSumDto.of(together(rows)), days };
}

function together(rows: UsageRow[]): UsageRow | undefined {
  if (rows.length === 0) return undefined;
  const sum = (of: (row: UsageRow) => unknown) => String(rows.reduce((total, row) => total + Number(of(row)), 0));
  return {
    requests: sum(({ requests }) => requests),
    clientErrors: sum(({ clientErrors }) => clientErrors),
    serverErrors: sum(({ serverErrors }) => serverErrors),
    maxMs: Math.max(...rows.map(({ maxMs }) => maxMs)),
    latency: (rows[0]?.latency ?? []).map((_, index) => sum(({ latency }) => latency[index])),
  };
}

/** The requested days. Throws `ValidationFailed` (422) for an empty or too long range. */
function daysOf(query: UsageQuery): Days {
  const to = query.to ?? dayOf(Date.now());
  const from = query.from ?? dayOf(Date.parse(to) - (USUAL_DAYS - 1) * DAY_MS);
  const refused = (code: string, detail: string) => new ValidationFailed([{ parameter: 'from', code, detail }]);
  if (from > to) throw refused('after_to', 'The start date must be before the end date.');
  if (Date.parse(to) - Date.parse(from) > KEPT_DAYS * DAY_MS)
    throw refused('too_long', `Request up to ${KEPT_DAYS} days. Usage is kept for ${KEPT_DAYS} days.`);
  return { from, to };
}

function eachDay({ from, to }: Days): string[] {
  const count = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return Array.from({ length: count }, (_, index) => dayOf(Date.parse(from) + index * DAY_MS));
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
