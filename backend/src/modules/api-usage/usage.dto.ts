import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { CalendarDate } from '../../kernel/dto/index.js';
import { quantile } from './latency.js';
import { KEPT_DAYS } from './usage-days.js';
import type { UsageRow } from './usage.repository.js';

const MANY = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, format: 'int64' } as const;
const MILLISECONDS = { type: 'integer', minimum: 0, maximum: 2_147_483_647, nullable: true } as const;

/** Which days. Usage is kept for 90 days. */
export class UsageQuery {
  /** First day (UTC). If omitted, 29 days before the last day. */
  @IsOptional()
  @CalendarDate('2027-03-01')
  from?: string;

  /** Last day (UTC), inclusive. If omitted, today. */
  @IsOptional()
  @CalendarDate('2027-03-30')
  to?: string;
}

/** Requests and how they went. */
export class UsageSumDto {
  /** All requests, including rejected ones. */
  @ApiProperty({ ...MANY, example: 1284 })
  requests!: number;

  /** Requests that returned 4xx, including rate-limited ones. */
  @ApiProperty({ ...MANY, example: 12 })
  clientErrors!: number;

  /** Requests that returned 5xx. */
  @ApiProperty({ ...MANY, example: 0 })
  serverErrors!: number;

  /** Median response time in milliseconds (estimated); null without requests. */
  @ApiProperty({ ...MILLISECONDS, example: 18 })
  p50Ms!: number | null;

  /** 95th percentile of response time in milliseconds (estimated); null without requests. */
  @ApiProperty({ ...MILLISECONDS, example: 74 })
  p95Ms!: number | null;

  /** Slowest response in milliseconds; null without requests. */
  @ApiProperty({ ...MILLISECONDS, example: 212 })
  maxMs!: number | null;

  static of(row: UsageRow | undefined): UsageSumDto {
    if (!row) return { requests: 0, clientErrors: 0, serverErrors: 0, p50Ms: null, p95Ms: null, maxMs: null };
    const latency = row.latency.map(Number);
    const { maxMs } = row;
    return {
      requests: Number(row.requests),
      clientErrors: Number(row.clientErrors),
      serverErrors: Number(row.serverErrors),
      p50Ms: quantile(latency, 0.5, maxMs),
      p95Ms: quantile(latency, 0.95, maxMs),
      maxMs,
    };
  }
}

/** The requests of one day. */
export class UsageDayDto extends UsageSumDto {
  /** The day (UTC). */
  @ApiProperty({ format: 'date', maxLength: 10, example: '2027-03-09' })
  day!: string;
}

/** The requests of one API key. */
export class UsageOfKeyDto extends UsageSumDto {
  /** Id of the key. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  apiKeyId!: string;

  /** Name of the key. */
  @ApiProperty({ maxLength: 100, example: 'Route planner' })
  name!: string;
}

/** Usage over a stretch of days. */
export class UsageDto {
  /** First day. */
  @ApiProperty({ format: 'date', maxLength: 10, example: '2027-03-01' })
  from!: string;

  /** Last day, included. */
  @ApiProperty({ format: 'date', maxLength: 10, example: '2027-03-30' })
  to!: string;

  /** All days together. */
  @ApiProperty({ type: () => UsageSumDto })
  total!: UsageSumDto;

  /** Every day of the period, including those without requests. */
  @ApiProperty({ type: () => [UsageDayDto], maxItems: KEPT_DAYS + 1 })
  days!: UsageDayDto[];
}

/** Usage of all API keys of the company. */
export class CompanyUsageDto extends UsageDto {
  /** Keys with requests, busiest first. */
  @ApiProperty({ type: () => [UsageOfKeyDto], maxItems: 200 })
  keys!: UsageOfKeyDto[];
}
