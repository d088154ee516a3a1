import { Injectable } from '@nestjs/common';
import { db, lockRow } from '../../kernel/database/index.js';
import { Keyset, type Page } from '../../kernel/paging/index.js';
import { API_KEY_ORDERS, type ListApiKeysQuery } from './api-key.dto.js';
import { ApiKey } from './api-key.entity.js';
import type { ApiKeyState } from './api-key-states.js';

const IN_STATE: Record<ApiKeyState, string> = {
  active: 'key.revokedAt is null and (key.expiresAt is null or key.expiresAt > now())',
  expired: 'key.revokedAt is null and key.expiresAt <= now()',
  revoked: 'key.revokedAt is not null',
};

@Injectable()
export class ApiKeysRepository {
  constructor(private readonly keyset: Keyset) {}

  page(query: ListApiKeysQuery): Promise<Page<ApiKey>> {
    // A key may see itself from outside its company, too (policy own_api_key): naming the company lets an index be
    // used.
    const keys = db().createQueryBuilder(ApiKey, 'key').where('key.tenantId = (select app_tenant_id())');
    if (query.state) keys.andWhere(IN_STATE[query.state]);
    if (query.updatedSince) keys.andWhere('key.updatedAt >= :since', { since: query.updatedSince });
    // A company has tens of keys: searching a part of a name needs no index.
    if (query.q) {
      keys.andWhere(
        `(position(lower(:q) in lower(key.name)) > 0 or starts_with('hr_' || replace(key.id::text, '-', ''), lower(:q)))`,
        { q: query.q },
      );
    }
    return this.keyset.page(keys, query, API_KEY_ORDERS);
  }

  find(id: string): Promise<ApiKey | null> {
    return db().findOneBy(ApiKey, { id });
  }

  lock(id: string): Promise<ApiKey | null> {
    return lockRow(ApiKey, id);
  }
}
