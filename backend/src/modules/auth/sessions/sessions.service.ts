import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../../../kernel/config/index.js';
import { db, newId, Scopes } from '../../../kernel/database/index.js';
import { InvalidRefreshToken } from '../auth.errors.js';
import { hashOf, newSecret, readToken, type RefreshToken, successorOf, writeToken } from './refresh-token.js';
import { type ClientKind, Session } from './session.entity.js';

const DAY_MS = 86_400_000;
/** A phone that lies in the truck over a holiday stays signed in; each refresh extends it. */
export const SESSION_DAYS = 30;
/** Several tabs wake up together and refresh with the same token; longer would only help a thief. */
const GRACE_MS = 10_000;

export interface OpenSession {
  session: Session;
  refreshToken: string;
}

/** Refresh-token families: open, rotate, revoke. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly config: Config,
  ) {}

  async open(userId: string, tenantId: string, client: ClientKind, userAgent: string | null): Promise<OpenSession> {
    const secret = newSecret();
    const id = newId();
    await db().insert(Session, {
      id,
      userId,
      currentTenantId: tenantId,
      client,
      tokenHash: hashOf(secret),
      expiresAt: new Date(Date.now() + SESSION_DAYS * DAY_MS),
      userAgent: userAgent?.slice(0, 400) ?? null,
    });
    return {
      session: await db().findOneByOrFail(Session, { id }),
      refreshToken: writeToken({ sessionId: id, secret }),
    };
  }

  /**
   * Exchanges a refresh token for its successor. Inside the grace the predecessor gets the same successor; any
   * other used token is a stolen one, and the whole family ends.
   */
  async rotate(token: string): Promise<OpenSession> {
    const given = readToken(token);
    if (!given) throw new InvalidRefreshToken();
    // A transaction of its own: the revocation of a stolen family must survive the refusal.
    const rotated = await this.scopes.run({ tenantId: null, actor: null }, () => this.rotateLocked(given));
    if (!rotated) throw new InvalidRefreshToken();
    return rotated;
  }

  /** Ends a family at once; unknown tokens are already as good as ended. */
  async revoke(token: string): Promise<void> {
    const given = readToken(token);
    if (!given) return;
    const session = await lock(given);
    if (session && (matches(session.tokenHash, given) || matches(session.previousHash, given))) await end(session.id);
  }

  private async rotateLocked(given: RefreshToken): Promise<OpenSession | null> {
    const session = await lock(given);
    if (!session || session.revokedAt || session.expiresAt.getTime() < Date.now()) return null;
    const secret = successorOf(given.secret, this.config.get('TOKEN_SECRET'));
    const refreshToken = writeToken({ sessionId: session.id, secret });
    if (matches(session.tokenHash, given)) {
      const rotated = { tokenHash: hashOf(secret), previousHash: session.tokenHash, rotatedAt: new Date() };
      const expiresAt = new Date(Date.now() + SESSION_DAYS * DAY_MS);
      await db().update(Session, { id: session.id }, { ...rotated, expiresAt });
      return { session, refreshToken };
    }
    const inGrace = Date.now() - session.rotatedAt.getTime() <= GRACE_MS;
    if (inGrace && matches(session.previousHash, given)) return { session, refreshToken };
    await end(session.id);
    return null;
  }
}

function lock({ sessionId }: RefreshToken): Promise<Session | null> {
  return db().findOne(Session, { where: { id: sessionId }, lock: { mode: 'pessimistic_write' } });
}

const matches = (stored: Buffer | null, { secret }: RefreshToken) =>
  stored !== null && timingSafeEqual(stored, hashOf(secret));

const end = (id: string) => db().update(Session, { id }, { revokedAt: new Date() });
