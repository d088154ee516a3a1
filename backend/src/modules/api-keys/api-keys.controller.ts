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
    description: 'Keys in use and keys that ended, with their scopes and last use; never a secret.',
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
      'The answer has the secret, this once. Send it as `Authorization: Bearer hr_…`; the key works for your company ' +
      'within its scopes, also when you have left.',
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
    description: 'For programs: which company they work for, what they may do, and until when.',
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
    description: 'What it may do, until when, its limit and its last use. The secret cannot be read again.',
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
      'Name, scopes, end and limit; it holds for every program with the key within a second. To let a key live longer, you ' +
      'need all that it may do.',
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
      'The answer has the new secret, this once. The one until now works for `overlapSeconds` more; one that was still ' +
      'good from a rotation before ends now. You need all that the key may do.',
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
