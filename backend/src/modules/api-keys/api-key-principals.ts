import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { type Permission, PERMISSIONS, type Principal } from '../../kernel/access/index.js';
import type { Actor } from '../../kernel/context/index.js';
import { ANONYMOUS, Scopes } from '../../kernel/database/index.js';
import { hashOf, readToken } from './api-key-token.js';

/** How old an answer may be for those who begin no transaction, which confirms it. */
const KNOWN_MS = 1_000;
/** How long a key that was good is looked up on account of its company, not of everybody unknown. */
const OWNED_MS = 15 * 60_000;

/** Compared with where there is nothing to compare with, so that every refusal takes the same steps. */
const NO_HASH = Buffer.alloc(32);

/** A key, as it was when the database was asked. */
interface Known {
  principal: Principal;
  askedAt: number;
}

interface KeyRow {
  tenantId: string;
  name: string;
  scopes: Permission[];
  requestsPerMinute: number | null;
  expiresAt: Date | null;
  secretHash: Buffer;
  previousHash: Buffer | null;
  standing: string;
}

/** Who a key stands for. Only good ones are remembered: each refused one is looked up anew. */
@Injectable()
export class ApiKeyPrincipals {
  private readonly known = new LRUCache<string, Known>({ max: 10_000 });
  private readonly owners = new LRUCache<string, string>({ max: 10_000, ttl: OWNED_MS });

  constructor(private readonly scopes: Scopes) {}

  /** As it is known: each transaction confirms that. null for unknown, wrong, expired and revoked keys alike. */
  of(text: string): Principal | null | Promise<Principal | null> {
    const token = readToken(text);
    return token && this.notOlder(token.id, hashOf(token.secret), Infinity);
  }

  private notOlder(id: string, hash: Buffer, than: number): Principal | null | Promise<Principal | null> {
    const place = `${id}:${hash.toString('base64url')}`;
    const known = this.known.get(place);
    if (known && Date.now() - known.askedAt < than)
      return known.principal.expiresAt > Date.now() ? known.principal : null;
    return this.look(id, hash, place);
  }

  /** What was known of a key has changed. */
  forget(id: string): void {
    for (const place of this.known.keys()) if (place.startsWith(id)) this.known.delete(place);
  }

  private async look(id: string, hash: Buffer, place: string): Promise<Principal | null> {
    const askedAt = Date.now();
    const onAccountOf = this.owners.get(place) ?? ANONYMOUS;
    const [row] = await this.scopes.ask<KeyRow>({ tenantId: null, onAccountOf }, KEY, [id]);
    const isCurrent = timingSafeEqual(row?.secretHash ?? NO_HASH, hash);
    const isPrevious = timingSafeEqual(row?.previousHash ?? NO_HASH, hash);
    if (!row || !(isCurrent || isPrevious)) {
      this.known.delete(place);
      return null;
    }
    const principal: Principal = {
      actor: actorOf(id, row),
      tenantId: row.tenantId,
      credentialId: id,
      requestsPerMinute: row.requestsPerMinute,
      expiresAt: row.expiresAt?.getTime() ?? Infinity,
      credential: { enter: 'enter_by_api_key', id, standing: row.standing },
      known: () => this.notOlder(id, hash, Infinity),
      standing: async () => this.notOlder(id, hash, KNOWN_MS),
      renew: async () => this.notOlder(id, hash, 0),
    };
    this.known.set(place, { principal, askedAt });
    this.owners.set(place, principal.tenantId);
    return principal;
  }
}

function actorOf(id: string, { name, scopes }: KeyRow): Actor {
  // A permission that a release took away is no longer a scope.
  const permissions = new Set(PERMISSIONS.filter((permission) => scopes.includes(permission)));
  return { ...unknown(id), name, permissions };
}

/** A key of which nothing is known yet: enough for row-level security, good for nothing else. */
const unknown = (apiKeyId: string): Actor => ({
  kind: 'api_key',
  userId: null,
  apiKeyId,
  membershipId: null,
  name: '',
  permissions: new Set(),
  source: 'api',
});

const KEY = `
  select tenant_id as "tenantId", name, scopes, requests_per_minute as "requestsPerMinute", expires_at as "expiresAt",
         secret_hash as "secretHash", previous_hash as "previousHash", standing
  from api_key_standing_now($1)`;
