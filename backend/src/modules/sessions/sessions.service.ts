import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type FindOptionsWhere, IsNull, MoreThan, Not } from 'typeorm';
import { Config } from '../../kernel/config/index.js';
import { currentScope, currentTenantId, scopeIfAny } from '../../kernel/context/index.js';
import { db, insertRow, NOBODY, Scopes, type Who } from '../../kernel/database/index.js';
import type { ClientKind } from '../../kernel/dto/index.js';
import { type Device, networkAround } from '../sign-in-devices/index.js';
import { InvalidRefreshToken } from './sessions.errors.js';
import { SignInLimiter } from './sign-in-limiter.js';
import { hashOf, isUsed, newSecret, readToken, type RefreshToken, successorOf, writeToken } from './refresh-token.js';
import { Session } from './session.entity.js';

const DAY_MS = 86_400_000;
/** A phone left in a truck over a holiday stays signed in. Each refresh extends the session. */
const SESSION_DAYS = 30;
/** Several tabs may wake up together and refresh with the same token. A longer time would only help a thief. */
const GRACE_MS = 10_000;
/** Limit of the device list. */
const MOST_LISTED = 100;

export interface OpenSession {
  session: Session;
  refreshToken: string;
}

/** Opens, rotates, and revokes families of refresh tokens. */
@Injectable()
export class SessionsService {
  static readonly DAYS = SESSION_DAYS;

  constructor(
    private readonly scopes: Scopes,
    private readonly config: Config,
    private readonly limiter: SignInLimiter,
  ) {}

  /** @param isOnlyThere whether it stands for this company alone, whatever else the person belongs to */
  async open(
    { userId, tenantId, isOnlyThere = false }: { userId: string; tenantId: string; isOnlyThere?: boolean },
    client: ClientKind,
    userAgent: string | null,
  ): Promise<OpenSession> {
    const secret = newSecret();
    const session = await insertRow(Session, {
      userId,
      currentTenantId: tenantId,
      onlyTenantId: isOnlyThere ? tenantId : null,
      client,
      tokenHash: hashOf(secret),
      expiresAt: new Date(Date.now() + SESSION_DAYS * DAY_MS),
      userAgent: userAgent?.slice(0, 400) ?? null,
      network: networkAround(currentScope().address),
    });
    return { session, refreshToken: writeToken({ sessionId: session.id, secret }) };
  }

  /** The company the person worked in last. What a company's provider has opened doesn't count: that company would lead them. */
  async lastOf(userId: string): Promise<{ tenantId: string } | null> {
    const where = { userId, onlyTenantId: IsNull() };
    const last = await db().findOne(Session, { where, order: { rotatedAt: 'DESC' } });
    return last?.currentTenantId ? { tenantId: last.currentTenantId } : null;
  }

  /**
   * From what and where a person has signed in before a session. A provider that lies about who somebody is makes no device known
   * for sign-ins beyond its company.
   */
  devicesBefore({ id, userId, onlyTenantId }: Session): Promise<Device[]> {
    const select = { id: true, client: true, userAgent: true, network: true };
    const others = { userId, id: Not(id) };
    const where = [{ ...others, onlyTenantId: IsNull() }, ...(onlyTenantId ? [{ ...others, onlyTenantId }] : [])];
    return db().find(Session, { select, where, order: { id: 'DESC' }, take: MOST_LISTED });
  }

  /** Continues a person's session in another company. */
  async moveTo(tenantId: string, id: string, userId: string): Promise<void> {
    await db().update(Session, { id, userId, onlyTenantId: IsNull() }, { currentTenantId: tenantId });
  }

  /**
   * Exchanges a refresh token for its successor. Within the grace period, the previous token gets the same successor.
   * Any older token must be stolen, so it ends the whole family. A secret that was never valid ends nothing.
   */
  async rotate(token: string, address: string): Promise<OpenSession> {
    const given = readToken(token);
    const session = given && (await this.scopes.run(NOBODY, () => find(given), { readOnly: true }));
    if (!given || !isOpen(session)) throw new InvalidRefreshToken();
    // A transaction of its own: a stolen family must stay ended although the request fails.
    const rotated = isRecent(session, given) && (await this.scopes.run(asker(), () => this.rotateLocked(given)));
    if (rotated) return rotated;
    await this.refuse(session, given, address);
    throw new InvalidRefreshToken();
  }

  /**
   * Ends a family at once and returns the session's id. Does nothing unless the token is the newest one or the one
   * before it.
   */
  async revoke(token: string): Promise<string | null> {
    const given = readToken(token);
    if (!given) return null;
    const { affected } = await db()
      .createQueryBuilder()
      .update(Session)
      .set({ revokedAt: new Date() })
      .where('id = :sessionId and revoked_at is null', given)
      .andWhere(':hash in (token_hash, previous_hash)', { hash: hashOf(given.secret) })
      .execute();
    return affected ? given.sessionId : null;
  }

  /** Ends a person's sessions in the current company. Sessions in other companies continue. */
  async endHere(userId: string): Promise<void> {
    await this.endWhere({ userId, currentTenantId: currentTenantId() });
  }

  /** A person's open sessions, most recently used first. */
  openOf(userId: string): Promise<Session[]> {
    const where = { userId, revokedAt: IsNull(), expiresAt: MoreThan(new Date()) };
    return db().find(Session, { where, order: { rotatedAt: 'DESC', id: 'DESC' }, take: MOST_LISTED });
  }

  /** Ends one session of a person. Returns false if it was not open. */
  async end(id: string, userId: string): Promise<boolean> {
    return (await this.endWhere({ id, userId })) === 1;
  }

  /** Ends all of a person's sessions except `kept`. */
  async endAllOf(userId: string, kept: string | null): Promise<void> {
    await this.endWhere({ userId, ...(kept && { id: Not(kept) }) });
  }

  /** Returns how many open sessions it ended. */
  private async endWhere(where: FindOptionsWhere<Session>): Promise<number> {
    const open = { ...where, revokedAt: IsNull() };
    return (await db().update(Session, open, { revokedAt: new Date() })).affected ?? 0;
  }

  /** Null if the token has been used. */
  private async rotateLocked(given: RefreshToken): Promise<OpenSession | null> {
    const session = await lock(given);
    if (!isOpen(session)) return null;
    const secret = successorOf(given.secret, this.config.get('TOKEN_SECRET'));
    const refreshToken = writeToken({ sessionId: session.id, secret });
    if (matches(session.tokenHash, given)) {
      const rotated = { tokenHash: hashOf(secret), previousHash: session.tokenHash, rotatedAt: new Date() };
      const expiresAt = new Date(Date.now() + SESSION_DAYS * DAY_MS);
      await db().update(Session, { id: session.id }, { ...rotated, expiresAt });
      return { session, refreshToken };
    }
    const inGrace = Date.now() - session.rotatedAt.getTime() <= GRACE_MS;
    return inGrace && matches(session.previousHash, given) ? { session, refreshToken } : null;
  }

  /** Ends the family if the token once belonged to it. */
  private async refuse(session: Session, given: RefreshToken, address: string): Promise<void> {
    const wasGood = isRecent(session, given) || (await this.isUsed(session, given, address));
    if (wasGood) await this.scopes.run(NOBODY, () => end(session.id));
  }

  /** Counted first, because checking a guess costs CPU time. */
  private async isUsed(session: Session, { secret }: RefreshToken, address: string): Promise<boolean> {
    await this.limiter.spendOnToken(session.id, address);
    return isUsed(secret, session.tokenHash, this.config.get('TOKEN_SECRET'));
  }
}

/**
 * Nothing is rotated for a page that was left while its request waited: the next page has sent the same token by then, and
 * with what it got in return, this one would look stolen.
 */
function asker(): Who {
  const signal = scopeIfAny()?.signal;
  return { ...NOBODY, ...(signal && { signal }) };
}

const find = ({ sessionId }: RefreshToken): Promise<Session | null> => db().findOneBy(Session, { id: sessionId });

function lock({ sessionId }: RefreshToken): Promise<Session | null> {
  return db().findOne(Session, { where: { id: sessionId }, lock: { mode: 'for_no_key_update' } });
}

const isOpen = (session: Session | null): session is Session =>
  session !== null && session.revokedAt === null && session.expiresAt.getTime() >= Date.now();

const matches = (stored: Buffer | null, { secret }: RefreshToken) =>
  stored !== null && timingSafeEqual(stored, hashOf(secret));

/** Whether the token is the session's newest one or the one before it. */
const isRecent = ({ tokenHash, previousHash }: Session, given: RefreshToken) =>
  matches(tokenHash, given) || matches(previousHash, given);

const end = (id: string) => db().update(Session, { id }, { revokedAt: new Date() });
