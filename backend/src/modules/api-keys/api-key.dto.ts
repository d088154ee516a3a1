import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional } from 'class-validator';
import { API_KEY_SCOPE_ENUM, API_KEY_SCOPES, type Permission } from '../../kernel/access/index.js';
import { Sorting, type SortWord } from '../../kernel/paging/index.js';
import {
  FilledText,
  Instant,
  MayBeAbsent,
  MayBeNull,
  RecordDto,
  SearchText,
  SortBy,
  UpdatedPageQuery,
  WholeNumber,
} from '../../kernel/dto/index.js';
import { revisionOf } from '../../kernel/response/index.js';
import type { ApiKey } from './api-key.entity.js';
import {
  allowedActions,
  API_KEY_ACTIONS,
  API_KEY_STATES,
  type ApiKeyAction,
  type ApiKeyState,
  stateOf,
} from './api-key-states.js';
import { prefixOf } from './api-key-token.js';

/** A week: whoever needs longer to roll out a secret needs two keys. */
const LONGEST_OVERLAP_SECONDS = 604_800;
const PREFIX = { maxLength: 40, example: 'hr_019a3f7c5d2e7b6e9f0a1c2d3e4f5a6b' };

type ApiKeyOrder = 'created' | 'updated';
export const API_KEY_ORDERS = new Sorting<ApiKey, ApiKeyOrder>(
  { created: 'createdAt', updated: 'updatedAt' },
  '-created',
);

/** A new API key. */
export class CreateApiKeyDto {
  /** A name that tells people what the key is for. */
  @FilledText(100, 'Route planner')
  name!: string;

  /** What the key can do. You can grant only permissions you have. */
  @ApiProperty({
    ...API_KEY_SCOPE_ENUM,
    isArray: true,
    minItems: 1,
    maxItems: 200,
    example: ['clients.read.all', 'jobs.read.all'],
  })
  @IsArray()
  @ArrayMinSize(1, { message: 'Choose at least one scope.' })
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsIn(API_KEY_SCOPES, { each: true })
  scopes!: Permission[];

  /** When it expires. Null or omitted: it doesn't expire. */
  @MayBeNull()
  @Instant()
  expiresAt?: string | null;

  /** Its own limit in requests per minute. It can lower the deployment's limit, never raise it. */
  @MayBeNull()
  @WholeNumber(1, 100_000, 120)
  requestsPerMinute?: number | null;
}

/** Merge patch of an API key: only what is sent changes. The secret changes by `rotate`. */
export class UpdateApiKeyDto extends PartialType(CreateApiKeyDto, { skipNullProperties: false }) {}

/** How a new secret takes over. */
export class RotateApiKeyDto {
  /** How many seconds the old secret keeps working, from 0 (not at all) to 604800 (a week). If omitted, one day. */
  @MayBeAbsent()
  @WholeNumber(0, LONGEST_OVERLAP_SECONDS, 86_400)
  overlapSeconds?: number;
}

/** Filters of the list of API keys. */
export class ListApiKeysQuery extends UpdatedPageQuery {
  /** Only keys in this state. */
  @ApiPropertyOptional({ enum: API_KEY_STATES, maxLength: 20 })
  @IsOptional()
  @IsIn(API_KEY_STATES)
  state?: ApiKeyState;

  /** Part of the name, or the beginning of the key. If you send a whole key, its secret part is ignored. */
  @MayBeAbsent()
  @SearchText(100, 'hr_019a3f7c')
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? withoutSecret(value) : value))
  q?: string;

  /** Order of the rows. */
  @SortBy(API_KEY_ORDERS)
  sort?: SortWord<ApiKeyOrder>;
}

/** An API key: what it may do and whether it is used. Never its secret. */
export class ApiKeyDto extends RecordDto {
  /** Id of the key. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** The key without its secret: its visible prefix. */
  @ApiProperty(PREFIX)
  prefix!: string;

  /** Name for people. */
  @ApiProperty({ maxLength: 100, example: 'Route planner' })
  name!: string;

  /** What the key can do. */
  @ApiProperty({
    ...API_KEY_SCOPE_ENUM,
    isArray: true,
    maxItems: 200,
    example: ['clients.read.all'],
  })
  scopes!: Permission[];

  /** `active`, `expired` or `revoked`; documented as open. */
  @ApiProperty({ maxLength: 20, example: 'active' })
  state!: string;

  /** When it expires; null if it doesn't. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', maxLength: 40, example: '2027-12-31T23:59:59Z' })
  expiresAt!: string | null;

  /** Its own limit in requests per minute; null for the deployment's limit. */
  @ApiProperty({ type: 'integer', nullable: true, minimum: 1, maximum: 100_000, example: 120 })
  requestsPerMinute!: number | null;

  /** When the secret from before the last rotation expires; null if it no longer works. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', maxLength: 40, example: null })
  previousSecretExpiresAt!: string | null;

  /** When its secret was last rotated; null if never. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', maxLength: 40, example: null })
  rotatedAt!: string | null;

  /** When it was revoked. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', maxLength: 40, example: null })
  revokedAt!: string | null;

  /** When it was last used. Lags by up to 30 seconds. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', maxLength: 40, example: '2027-03-09T14:05:00Z' })
  lastUsedAt!: string | null;

  /** IP address it was last used from. */
  @ApiProperty({ type: String, nullable: true, maxLength: 45, example: '203.0.113.7' })
  lastUsedAddress!: string | null;

  /** Name of the person who created it, at that time. */
  @ApiProperty({ maxLength: 200, example: 'Morgan Hale' })
  createdByName!: string;

  /** The actions that you may take now; documented as open, more values may come. */
  @ApiProperty({ enum: API_KEY_ACTIONS, isArray: true, maxItems: 10, example: ['update', 'rotate', 'revoke'] })
  allowedActions!: ApiKeyAction[];

  /** Changes whenever anything in this answer changes, also what time and use add; the second part of the ETag. */
  @ApiProperty({ maxLength: 40, example: 'q8Xb2vTn4kQ' })
  revision!: string;

  static from(key: ApiKey): ApiKeyDto {
    const facts = { ...ApiKeyDto.stored(key), allowedActions: allowedActions(key) };
    return { ...facts, revision: revisionOf(facts) };
  }

  /** As it is stored: the same for everybody. */
  static stored(key: ApiKey): Omit<ApiKeyDto, 'allowedActions' | 'revision'> {
    const { id, name, scopes, requestsPerMinute, lastUsedAddress, createdByName, version } = key;
    const overlaps = key.previousExpiresAt !== null && key.previousExpiresAt.getTime() > Date.now();
    return {
      id,
      prefix: prefixOf(id),
      name,
      scopes,
      state: stateOf(key),
      requestsPerMinute,
      expiresAt: key.expiresAt?.toISOString() ?? null,
      previousSecretExpiresAt: overlaps ? (key.previousExpiresAt?.toISOString() ?? null) : null,
      rotatedAt: key.rotatedAt?.toISOString() ?? null,
      revokedAt: key.revokedAt?.toISOString() ?? null,
      lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
      lastUsedAddress,
      createdByName,
      createdAt: key.createdAt.toISOString(),
      version,
      updatedAt: key.updatedAt.toISOString(),
    };
  }
}

/** An API key with its secret, which is told this once and kept nowhere. */
export class ApiKeySecretDto extends ApiKeyDto {
  /** The whole key. Send it as `Authorization: Bearer …`. It can't be read again. */
  @ApiProperty({ maxLength: 100 })
  secret!: string;
}

/** What a key learns about itself. */
export class OwnApiKeyDto extends ApiKeyDto {
  /** Id of the company that it works for. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  tenantId!: string;

  /** Name of the company. */
  @ApiProperty({ maxLength: 200, example: 'Greenfield Lawn & Landscape' })
  tenantName!: string;
}

/** People paste what they have. */
const withoutSecret = (text: string): string => /^(hr_[0-9a-f]{32})_/.exec(text.trim())?.[1] ?? text.trim();
