import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Permission } from '../../kernel/access/index.js';
import type { Actor } from '../../kernel/context/index.js';
import { Scopes } from '../../kernel/database/index.js';
import { Accounts, type User } from '../accounts/index.js';
import type { OpenSession } from '../sessions/index.js';
import { TenancyService } from '../tenancy/index.js';

/** Where a person belongs. */
export type MembershipSummary = Awaited<ReturnType<TenancyService['ofCaller']>>[number];

interface Standing {
  actor: Actor;
  roleKey: string;
}

/** How long a sign-out or a change of role may take to reach requests in flight; we promise 60 s. */
const STANDING_MS = 15_000;

/** Reads who somebody is in which company. */
@Injectable()
export class MembershipsReader {
  private readonly standings = new LRUCache<string, Standing>({ max: 10_000, ttl: STANDING_MS });

  constructor(
    private readonly scopes: Scopes,
    private readonly accounts: Accounts,
    private readonly tenancy: TenancyService,
  ) {}

  /** The companies that are open to a person, by name. Runs in a scope of that person without a company. */
  of(userId: string): Promise<MembershipSummary[]> {
    const actor = anonymous(userId);
    return this.scopes.run({ tenantId: null, actor }, () => this.mine(), { readOnly: true });
  }

  /** A person and the same, read together. */
  person(userId: string): Promise<{ user: User; memberships: MembershipSummary[] }> {
    const read = async () => ({
      user: await this.accounts.get(userId),
      memberships: await this.mine(),
    });
    return this.scopes.run({ tenantId: null, actor: anonymous(userId) }, read, { readOnly: true });
  }

  /** The companies of the person of the scope, in its transaction: a request that holds a connection asks for no second. */
  mine(): Promise<MembershipSummary[]> {
    return this.tenancy.ofCaller();
  }

  /** Who acts for a session in a company; null when the session ended or the membership is not active. */
  standing(sessionId: string, userId: string, tenantId: string): Actor | Promise<Actor | null> {
    return this.standings.get(`${sessionId}:${tenantId}`)?.actor ?? this.look(sessionId, userId, tenantId);
  }

  private async look(sessionId: string, userId: string, tenantId: string): Promise<Actor | null> {
    const [row] = await this.scopes.ask<StandingRow>({ tenantId }, STANDING, [tenantId, userId, sessionId]);
    if (!row) return null;
    const actor: Actor = {
      kind: 'user',
      userId,
      membershipId: row.membershipId,
      name: row.name,
      permissions: new Set(row.permissions),
      source: row.client,
    };
    this.standings.set(`${sessionId}:${tenantId}`, { actor, roleKey: row.roleKey });
    return actor;
  }

  /** Forgets what is known of a session, after sign-out or a switch. */
  forget(sessionId: string): void {
    for (const key of this.standings.keys()) if (key.startsWith(sessionId)) this.standings.delete(key);
  }
}

interface StandingRow {
  membershipId: string;
  name: string;
  roleKey: string;
  permissions: Permission[];
  client: OpenSession['session']['client'];
}

/** Somebody whose role is not known yet: enough for row-level security, good for nothing else. */
const anonymous = (userId: string): Actor => ({
  kind: 'user',
  userId,
  membershipId: null,
  name: '',
  permissions: new Set(),
  source: 'api',
});

const STANDING = `
  select membership_id as "membershipId", name, role_key as "roleKey", permissions, client
  from session_standing($1, $2, $3)`;
