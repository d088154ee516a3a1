import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Page } from '../../kernel/paging/index.js';
import { Endpoint, Id, IfMatch } from '../../kernel/endpoint/index.js';
import { pageOf } from '../../kernel/dto/index.js';
import { PreconditionRequired, type SeenVersion, VersionMismatch } from '../../kernel/problem/index.js';
import {
  ApiKeyDto,
  ApiKeySecretDto,
  CreateApiKeyDto,
  ListApiKeysQuery,
  OwnApiKeyDto,
  RotateApiKeyDto,
  UpdateApiKeyDto,
} from './api-key.dto.js';
import { ApiKeyEnded, ApiKeyNotFound, ScopesNotHeld } from './api-keys.errors.js';
import { ApiKeysService } from './api-keys.service.js';

/** Keys for the company's own programs. */
@ApiTags('API keys')
@Controller('api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  @Get()
  @Endpoint({
    summary: 'List API keys, newest first',
    description: 'Active, expired, and revoked keys with their scopes and last use. Secrets are never included.',
    permission: 'api_keys.manage',
    shows: ['api_key'],
    type: pageOf(ApiKeyDto),
  })
  listApiKeys(@Query() query: ListApiKeysQuery): Promise<Page<ApiKeyDto>> {
    return this.keys.list(query);
  }

  @Post()
  @Endpoint({
    summary: 'Create an API key',
    description:
      "Returns the secret, which can't be read again. Send it as `Authorization: Bearer hr_…`. The key works for " +
      'your company within its scopes, even after you leave.',
    permission: 'api_keys.manage',
    status: 201,
    type: ApiKeySecretDto,
    confidential: true,
  })
  createApiKey(@Body() key: CreateApiKeyDto): Promise<ApiKeySecretDto> {
    return this.keys.create(key);
  }

  @Get('self')
  @Endpoint({
    summary: 'Get the current API key',
    description: 'For apps: the company the key belongs to, its scopes, and when it expires.',
    permission: 'api_key',
    shows: ['api_key', 'tenant'],
    type: OwnApiKeyDto,
    errors: [ApiKeyNotFound],
  })
  getOwnApiKey(): Promise<OwnApiKeyDto> {
    return this.keys.self();
  }

  @Get(':keyId')
  @Endpoint({
    summary: 'Get an API key',
    description: "Returns the key's scopes, expiration, limit, and last use. The secret can't be read again.",
    permission: 'api_keys.manage',
    shows: ['api_key'],
    type: ApiKeyDto,
    errors: [ApiKeyNotFound],
  })
  getApiKey(@Id('keyId') keyId: string): Promise<ApiKeyDto> {
    return this.keys.get(keyId);
  }

  @Patch(':keyId')
  @Endpoint({
    summary: 'Update an API key',
    description:
      'Updates the name, scopes, expiration, or limit. Takes effect within a second for every app that uses the key. ' +
      'To extend a key, you need every scope it has.',
    permission: 'api_keys.manage',
    type: ApiKeyDto,
    errors: [ApiKeyNotFound, ApiKeyEnded, ScopesNotHeld, VersionMismatch, PreconditionRequired],
  })
  updateApiKey(
    @Id('keyId') keyId: string,
    @IfMatch() version: SeenVersion,
    @Body() changes: UpdateApiKeyDto,
  ): Promise<ApiKeyDto> {
    return this.keys.update(keyId, version, changes);
  }

  @Post(':keyId/rotate')
  @Endpoint({
    summary: "Rotate an API key's secret",
    description:
      "Returns the new secret, which can't be read again. The old secret keeps working for `overlapSeconds`; one " +
      'left from an earlier rotation stops working now. You need every scope the key has.',
    permission: 'api_keys.manage',
    type: ApiKeySecretDto,
    errors: [ApiKeyNotFound, ApiKeyEnded, ScopesNotHeld],
    confidential: true,
  })
  rotateApiKey(@Id('keyId') keyId: string, @Body() rotation: RotateApiKeyDto): Promise<ApiKeySecretDto> {
    return this.keys.rotate(keyId, rotation);
  }

  @Post(':keyId/revoke')
  @Endpoint({
    summary: 'Revoke an API key',
    description: "Takes effect immediately and can't be undone. Revoking a revoked key has no effect.",
    permission: 'api_keys.manage',
    type: ApiKeyDto,
    errors: [ApiKeyNotFound],
  })
  revokeApiKey(@Id('keyId') keyId: string): Promise<ApiKeyDto> {
    return this.keys.revoke(keyId);
  }
}
