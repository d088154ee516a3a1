import { Injectable } from '@nestjs/common';
import { can, type Permission } from '../../kernel/access/index.js';
import { currentActor } from '../../kernel/context/index.js';
import { afterCommit, newId } from '../../kernel/database/index.js';
import { mapPage, type Page } from '../../kernel/paging/index.js';
import type { DomainEvent } from '../../kernel/events/index.js';
import { type FieldError, type SeenVersion, ValidationFailed } from '../../kernel/problem/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import { TenancyService } from '../tenancy/index.js';
import {
  ApiKeyDto,
  type ApiKeySecretDto,
  type CreateApiKeyDto,
  type ListApiKeysQuery,
  type OwnApiKeyDto,
  type RotateApiKeyDto,
  type UpdateApiKeyDto,
} from './api-key.dto.js';
import type { ApiKey } from './api-key.entity.js';
import { API_KEY_LIFECYCLE, type ApiKeyAction, scopesNotHeld, stateOf } from './api-key-states.js';
import { ApiKeyEnded, ApiKeyNotFound, ScopesNotHeld } from './api-keys.errors.js';
import { ApiKeyCreated, ApiKeyRecord, ApiKeyRevoked, ApiKeyRotated, ApiKeyUpdated } from './api-keys.events.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { ApiKeyPrincipals } from './api-key-principals.js';
import { hashOf, newSecret, writeToken } from './api-key-token.js';

const DAY_SECONDS = 86_400;

/** Keys of the company's programs. A secret leaves here once; only its hash is stored. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly principals: ApiKeyPrincipals,
    private readonly tenancy: TenancyService,
    private readonly writer: RecordWriter,
  ) {}

  async list(query: ListApiKeysQuery): Promise<Page<ApiKeyDto>> {
    return mapPage(await this.keys.page(query), ApiKeyDto.from);
  }

  async get(id: string): Promise<ApiKeyDto> {
    const key = await this.keys.find(id);
    if (!key) throw new ApiKeyNotFound();
    return ApiKeyDto.from(key);
  }

  /** The calling key. */
  async self(): Promise<OwnApiKeyDto> {
    const key = await this.get(currentActor().apiKeyId ?? '');
    const { id: tenantId, name: tenantName } = await this.tenancy.current();
    return { ...key, tenantId, tenantName };
  }

  async create({
    name,
    scopes,
    expiresAt = null,
    requestsPerMinute = null,
  }: CreateApiKeyDto): Promise<ApiKeySecretDto> {
    requireGrantable({ scopes, expiresAt });
    const [id, secret] = [newId(), newSecret()];
    const key = await this.writer.insert(ApiKeyRecord, ApiKeyCreated, {
      id,
      name,
      scopes,
      requestsPerMinute,
      secretHash: hashOf(secret),
      expiresAt: expiresAt === null ? null : new Date(expiresAt),
      createdByName: currentActor().name,
    });
    return { ...ApiKeyDto.from(key), secret: writeToken({ id, secret }) };
  }

  /**
   * Existing scopes may stay; added ones must be the caller's own, and all of them when the key is to live longer.
   * Throws `ApiKeyEnded` when revoked.
   */
  async update(id: string, version: SeenVersion, changes: UpdateApiKeyDto): Promise<ApiKeyDto> {
    const before = await this.locked(id);
    requireTakes('update', before);
    const { expiresAt, ...rest } = changes;
    requireGrantable(changes, before);
    if (livesLonger(before, expiresAt)) requireHeld(changes.scopes ?? before.scopes);
    const end = expiresAt === undefined ? {} : { expiresAt: expiresAt === null ? null : new Date(expiresAt) };
    return ApiKeyDto.from(await this.write(ApiKeyUpdated, before, { ...rest, ...end }, version));
  }

  /** Throws `ApiKeyEnded` (409) when the key has ended, `ScopesNotHeld` (403) when it may do more than the caller. */
  async rotate(id: string, { overlapSeconds = DAY_SECONDS }: RotateApiKeyDto): Promise<ApiKeySecretDto> {
    const before = await this.locked(id);
    requireTakes('rotate', before);
    requireHeld(before.scopes);
    const secret = newSecret();
    const now = Date.now();
    const overlap =
      overlapSeconds > 0
        ? { previousHash: before.secretHash, previousExpiresAt: new Date(now + overlapSeconds * 1000) }
        : { previousHash: null, previousExpiresAt: null };
    const fresh = { secretHash: hashOf(secret), rotatedAt: new Date(now), ...overlap };
    const key = await this.write(ApiKeyRotated, before, fresh);
    return { ...ApiKeyDto.from(key), secret: writeToken({ id, secret }) };
  }

  /** At once and for good; revoking twice is not an error. */
  async revoke(id: string): Promise<ApiKeyDto> {
    const before = await this.locked(id);
    if (!API_KEY_LIFECYCLE.takes('revoke', stateOf(before))) return ApiKeyDto.from(before);
    const ended = { revokedAt: new Date(), previousHash: null, previousExpiresAt: null };
    return ApiKeyDto.from(await this.write(ApiKeyRevoked, before, ended));
  }

  private async locked(id: string): Promise<ApiKey> {
    const key = await this.keys.lock(id);
    if (!key) throw new ApiKeyNotFound();
    return key;
  }

  private write(
    event: DomainEvent,
    before: ApiKey,
    changes: Partial<ApiKey>,
    version: SeenVersion = null,
  ): Promise<ApiKey> {
    afterCommit(() => this.principals.forget(before.id));
    return this.writer.update(ApiKeyRecord, event, before, changes, { version });
  }
}

function requireTakes(action: ApiKeyAction, key: ApiKey): void {
  const state = stateOf(key);
  if (state !== 'active' && !API_KEY_LIFECYCLE.takes(action, state)) throw new ApiKeyEnded(state);
}

/** A secret does what its key may do, whoever knows it. */
function requireHeld(scopes: readonly Permission[]): void {
  const missing = scopesNotHeld(scopes);
  if (missing.length > 0) throw new ScopesNotHeld(missing);
}

/** `undefined` keeps the expiry, null removes it. */
function livesLonger({ expiresAt: before }: ApiKey, after: string | null | undefined): boolean {
  if (after === undefined || before === null) return false;
  return after === null || Date.parse(after) > before.getTime();
}

/** Nobody grants more than they hold, nor a key that has already expired. */
function requireGrantable({ scopes = [], expiresAt }: UpdateApiKeyDto, before?: ApiKey): void {
  const errors: FieldError[] = scopes.flatMap((scope, index) =>
    can(scope) || before?.scopes.includes(scope)
      ? []
      : [{ pointer: `/scopes/${index}`, code: 'scope_not_held', detail: `Your role doesn’t include ${scope}.` }],
  );
  if (expiresAt && Date.parse(expiresAt) <= Date.now())
    errors.push({ pointer: '/expiresAt', code: 'in_the_past', detail: 'Choose a time in the future.' });
  if (errors.length > 0) throw new ValidationFailed(errors);
}
