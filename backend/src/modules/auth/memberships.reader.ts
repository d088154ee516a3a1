import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Permission } from '../../kernel/access/index.js';
import type { Actor, Credential } from '../../kernel/context/index.js';
import { Scopes } from '../../kernel/database/index.js';
import { Accounts, type User } from '../accounts/index.js';
import type { OpenSession } from '../sessions/index.js';
import { TenancyService } from '../tenancy/index.js';

/** One company that a person belongs to. */
export type MembershipSummary = Awaited<ReturnType<TenancyService['ofCaller']>>[number];

/** Who acts, as of the time the database was asked. */
export interface Standing {
  actor: Actor;
  credential: Credential;
  askedAt: number;
}

/** How old an answer may be for requests that begin no transaction. A transaction confirms it. */
const STANDING_MS = 5_000;

/** Reads who a person is in a company. */
@Injectable()
export class MembershipsReader {
  private readonly standings = new LRUCache<string, Standing>({ max: 10_000 });

  constructor(
    private readonly scopes: Scopes,
    private readonly accounts: Accounts,
    private readonly tenancy: TenancyService,
  ) {}

  /** The companies where a person may sign in, by name. Runs in a scope of that person without a company. */
  of(userId: string): Promise<MembershipSummary[]> {
    const actor = anonymous(userId);
    return this.scopes.run({ tenantId: null, actor }, () => this.mine(), { readOnly: true });
  }

  /** A person and their companies, in one trip. */
  person(userId: string): Promise<{ user: User; memberships: MembershipSummary[] }> {
    const read = async () => ({
      user: await this.accounts.get(userId),
      memberships: await this.mine(),
    });
    return this.scopes.run({ tenantId: null, actor: anonymous(userId) }, read, { readOnly: true });
  }

  /** The caller's companies, in the transaction of the request, so that it needs no second connection. */
  mine(): Promise<MembershipSummary[]> {
    return this.tenancy.ofCaller();
  }

  /**
   * Who acts for a session in a company, as far as is known: each transaction confirms it. Null if the session has
   * ended or the membership is not active.
   */
  known(session: SignedIn): Standing | Promise<Standing | null> {
    return this.standings.get(placeOf(session)) ?? this.ask(session);
  }

  /** The same, at most a few seconds old. */
  async recent(session: SignedIn): Promise<Standing | null> {
    const known = this.standings.get(placeOf(session));
    return known && Date.now() - known.askedAt < STANDING_MS ? known : this.ask(session);
  }

  /** The same, from the database. */
  async ask(session: SignedIn): Promise<Standing | null> {
    const { sessionId, userId, tenantId } = session;
    const askedAt = Date.now();
    const [row] = await this.scopes.ask<StandingRow>({ tenantId }, STANDING, [tenantId, userId, sessionId]);
    if (!row) this.standings.delete(placeOf(session));
    if (!row) return null;
    const actor: Actor = {
      kind: 'user',
      userId,
      membershipId: row.membershipId,
      name: row.name,
      permissions: new Set(row.permissions),
      source: row.client,
      ...(row.lacksSecondFactor && { lacksSecondFactor: true }),
      ...(row.isOnlyHere && { isOnlyHere: true }),
    };
    const credential = { enter: 'enter_by_session', id: sessionId, standing: row.standing };
    const standing = { actor, credential, askedAt };
    this.standings.set(placeOf(session), standing);
    return standing;
  }

  /** Forgets what is known about a session, after it ends or moves to another company. */
  forget(sessionId: string): void {
    for (const key of this.standings.keys()) if (key.startsWith(sessionId)) this.standings.delete(key);
  }
}

/** What a verified access token says. */
export interface SignedIn {
  sessionId: string;
  userId: string;
  tenantId: string;
}

const placeOf = ({ sessionId, tenantId }: SignedIn) => `${sessionId}:${tenantId}`;

interface StandingRow {
  membershipId: string;
  name: string;
  standing: string;
  permissions: Permission[];
  lacksSecondFactor: boolean;
  isOnlyHere: boolean;
  client: OpenSession['session']['client'];
}

/** A person whose role is not known yet: enough for row-level security and nothing else. */
const anonymous = (userId: string): Actor => ({
  kind: 'user',
  userId,
  membershipId: null,
  name: '',
  permissions: new Set(),
  source: 'api',
});

const STANDING = `
  select membership_id as "membershipId", name, permissions, client, standing,
         lacks_second_factor as "lacksSecondFactor", is_only_here as "isOnlyHere"
  from session_standing_now($1, $2, $3)`;
