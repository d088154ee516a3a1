import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { type Permission, PERMISSIONS, type Principal } from '../../kernel/access/index.js';
import type { Actor } from '../../kernel/context/index.js';
import { ANONYMOUS, Scopes } from '../../kernel/database/index.js';
import { hashOf, readToken } from './api-key-token.js';

/** How old an answer may be for requests without a transaction to confirm it. */
const KNOWN_MS = 1_000;
/** How long a valid key's look-ups are charged to its company instead of to anonymous callers. */
const OWNED_MS = 15 * 60_000;

/** Compared against when there is no hash, so that every refusal takes the same steps. */
const NO_HASH = Buffer.alloc(32);

/** A key as of the last query. */
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

/** Who a key stands for. Only valid keys are cached; each refused one is looked up again. */
@Injectable()
export class ApiKeyPrincipals {
  private readonly known = new LRUCache<string, Known>({ max: 10_000 });
  private readonly owners = new LRUCache<string, string>({ max: 10_000, ttl: OWNED_MS });

  constructor(private readonly scopes: Scopes) {}

  /** As cached: each transaction confirms it. null for unknown, wrong, expired and revoked keys alike. */
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

  /** Something about a key has changed. */
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
  // A permission that a release has removed is no longer a scope.
  const permissions = new Set(PERMISSIONS.filter((permission) => scopes.includes(permission)));
  return { ...unknown(id), name, permissions };
}

/** Enough for row-level security to look up a key, and for nothing else. */
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
