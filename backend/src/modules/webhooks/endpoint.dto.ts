import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, Matches } from 'class-validator';
import { Sorting, type SortWord } from '../../kernel/paging/index.js';
import {
  FilledText,
  Lines,
  MayBeAbsent,
  RecordDto,
  RecordId,
  SortBy,
  UpdatedPageQuery,
  WholeNumber,
} from '../../kernel/dto/index.js';
import { revisionOf } from '../../kernel/response/index.js';
import type { SigningSecret } from '../webhook-signing/index.js';
import {
  DISABLED_REASONS,
  type DisabledReason,
  ENDPOINT_ACTIONS,
  ENDPOINT_LIFECYCLE,
  ENDPOINT_STATES,
  type EndpointAction,
  type EndpointState,
  type WebhookEndpoint,
  type WebhookStanding,
} from './endpoint.entity.js';

const FILTER = /^(\*|[a-z][a-z_]*(\.[a-z][a-z_]*)*\.(\*|[a-z][a-z_]*))$/;
const URL_EXAMPLE = 'https://hooks.example.com/hedgerow';
const TYPES_EXAMPLE = ['client.*', 'job.completed'];
const [DAY, WEEK] = [86_400, 604_800];

/** A new webhook endpoint. */
export class CreateWebhookEndpointDto {
  /** Optional client-generated ID (UUIDv7). The server creates one if omitted. */
  @MayBeAbsent()
  @RecordId()
  id?: string;

  /**
   * URL that receives events: HTTPS, on the public internet, without username, password, or `#`. Private networks and
   * HTTP are allowed only if the operator permits them.
   */
  @FilledText(2000, URL_EXAMPLE)
  @ApiProperty({ type: String, format: 'uri', minLength: 1, maxLength: 2000, example: URL_EXAMPLE })
  url!: string;

  /** What it is for. */
  @MayBeAbsent()
  @Lines(500, 'Accounting bridge')
  description?: string;

  /** Event types to send: types, groups (`client.*`), or `["*"]` for all. See `GET /webhook-event-types`. */
  @ApiProperty({
    type: 'array',
    minItems: 1,
    maxItems: 100,
    items: { type: 'string', maxLength: 60, pattern: FILTER.source },
    example: TYPES_EXAMPLE,
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @Matches(FILTER, { each: true, message: 'Use event types like client.created, groups like client.*, or * for all.' })
  eventTypes!: string[];
}

/** Merge patch of a webhook endpoint: only what is sent changes. */
export class UpdateWebhookEndpointDto extends PartialType(
  PickType(CreateWebhookEndpointDto, ['url', 'description', 'eventTypes']),
  { skipNullProperties: false },
) {}

/** How a secret is exchanged. */
export class RotateWebhookSecretDto {
  /** How many seconds the old secret keeps signing, from 0 (not at all) to 604800 (a week). If omitted, one day. */
  @MayBeAbsent()
  @WholeNumber(0, WEEK, DAY)
  overlapSeconds?: number;
}

type EndpointOrder = 'created' | 'updated';
export const ENDPOINT_ORDERS = new Sorting<WebhookEndpoint, EndpointOrder>(
  { created: 'createdAt', updated: 'updatedAt' },
  'created',
);

/** Filters of the list of webhook endpoints. */
export class ListWebhookEndpointsQuery extends UpdatedPageQuery {
  /** Order of the rows. */
  @SortBy(ENDPOINT_ORDERS)
  sort?: SortWord<EndpointOrder>;

  /** Only endpoints in this state. */
  @ApiPropertyOptional({ enum: ENDPOINT_STATES, example: 'active' })
  @IsOptional()
  @IsIn(ENDPOINT_STATES)
  state?: EndpointState;
}

/** A secret that signs, without the secret itself. */
export class WebhookSecretDto {
  /** Id of the secret. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** Its last characters, to tell secrets apart. */
  @ApiProperty({ maxLength: 10, example: 'kQ7w' })
  hint!: string;

  /** When it was made. */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  createdAt!: string;

  /** When it expires after a rotation; null for the current one. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  expiresAt!: string | null;
}

/** Where the company is told what happens. */
export class WebhookEndpointDto extends RecordDto {
  /** Id of the endpoint. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** Where events are sent. */
  @ApiProperty({ format: 'uri', maxLength: 2000, example: URL_EXAMPLE })
  url!: string;

  /** What it is for. */
  @ApiProperty({ maxLength: 500, example: 'Accounting bridge' })
  description!: string;

  /** Event types to send: types, groups (`client.*`), or `*` for all. */
  @ApiProperty({ type: 'array', items: { type: 'string', maxLength: 60 }, maxItems: 100, example: TYPES_EXAMPLE })
  eventTypes!: string[];

  /** `active`, or `disabled`, when nothing is sent; documented as open. */
  @ApiProperty({ enum: ENDPOINT_STATES, example: 'active' })
  state!: EndpointState;

  /**
   * Why it is disabled: `by_hand`, `gone` (the receiver answered 410) or `failing` (five days without a success);
   * null while it is active. Documented as open.
   */
  @ApiProperty({ type: String, enum: DISABLED_REASONS, nullable: true, example: null })
  disabledReason!: DisabledReason | null;

  /** When it was disabled. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  disabledAt!: string | null;

  /** Since when every attempt has failed; null if the last one succeeded. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  failingSince!: string | null;

  /** When something was last delivered. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  lastSuccessAt!: string | null;

  /** When an attempt last failed. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  lastFailureAt!: string | null;

  /** Active signing secrets, current one first. Two during a rotation. */
  @ApiProperty({ type: () => [WebhookSecretDto], maxItems: 2 })
  secrets!: WebhookSecretDto[];

  /** The actions that you may take now; documented as open, more values may come. */
  @ApiProperty({ enum: ENDPOINT_ACTIONS, isArray: true, maxItems: 10, example: ['update', 'disable', 'test'] })
  allowedActions!: EndpointAction[];

  /** Counts changes of the endpoint itself. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 2147483647 })
  override version!: number;

  /** Changes with whatever else is shown here: the ETag is made of both. */
  @ApiProperty({ maxLength: 40, example: 'q8Xb2vTn4kQ' })
  revision!: string;

  static from(endpoint: WebhookEndpoint, standing: WebhookStanding, secrets: SigningSecret[]): WebhookEndpointDto {
    const { id, url, description, eventTypes, state, disabledReason, version } = endpoint;
    const { failingSince, lastSuccessAt, lastFailureAt } = standing;
    const allowedActions = ENDPOINT_LIFECYCLE.allowedActions(state);
    const facts = {
      id,
      url,
      description,
      eventTypes,
      state,
      disabledReason,
      version,
      disabledAt: endpoint.disabledAt?.toISOString() ?? null,
      failingSince: failingSince?.toISOString() ?? null,
      lastSuccessAt: lastSuccessAt?.toISOString() ?? null,
      lastFailureAt: lastFailureAt?.toISOString() ?? null,
      secrets: secrets.map(({ id, hint, createdAt, expiresAt }) => ({
        id,
        hint,
        createdAt: createdAt.toISOString(),
        expiresAt: expiresAt?.toISOString() ?? null,
      })),
      allowedActions,
      createdAt: endpoint.createdAt.toISOString(),
      updatedAt: endpoint.updatedAt.toISOString(),
    };
    return { ...facts, revision: revisionOf(facts) };
  }
}

/** A webhook endpoint with a secret that was just made: shown this once. */
export class WebhookEndpointWithSecretDto extends WebhookEndpointDto {
  /** Signing secret in Standard Webhooks format. Store it safely; it can't be read again. */
  @ApiProperty({
    maxLength: 100,
    pattern: '^whsec_[A-Za-z0-9+/]+=*$',
    example: 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3',
  })
  secret!: string;
}

/** A type of event that an endpoint can ask for. */
export class WebhookEventTypeDto {
  /** What happens, `entity.past_tense`. */
  @ApiProperty({ maxLength: 60, example: 'client.created' })
  type!: string;

  /** Kind of the record. */
  @ApiProperty({ maxLength: 60, example: 'client' })
  entityType!: string;
}
