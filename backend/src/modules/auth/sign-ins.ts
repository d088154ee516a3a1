import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Config } from '../../kernel/config/index.js';
import { Scopes } from '../../kernel/database/index.js';
import { Accounts, type User } from '../accounts/index.js';
import { DEMO_PASSWORD, passwordMatches } from '../passwords/index.js';
import { type OpenSession, SessionsService } from '../sessions/index.js';
import { ACCESS_TOKEN_SECONDS, AccessTokens } from './access-tokens.js';
import { type SignInDto, UserDto } from './auth.dto.js';
import { InvalidCredentials, NoCompany } from './auth.errors.js';
import { MembershipsReader } from './memberships.reader.js';
import { moveToCookie } from './refresh-cookie.js';

const NOBODY = { tenantId: null, actor: null };

export type Memberships = SignInDto['memberships'];
type Client = OpenSession['session']['client'];

/** Signs people in, whatever they have shown for it. */
@Injectable()
export class SignIns {
  constructor(
    private readonly scopes: Scopes,
    private readonly accounts: Accounts,
    private readonly sessions: SessionsService,
    private readonly memberships: MembershipsReader,
    private readonly tokens: AccessTokens,
    private readonly config: Config,
  ) {}

  /** Whose password it is. Throws `InvalidCredentials`, after as long for an e-mail without an account as for one with it. */
  async verify(email: string, password: string): Promise<User> {
    const user = await withPassword(await this.accounts.of(email), password);
    // A database that was tried out with the demo, and then put to use.
    const wellKnown = password === DEMO_PASSWORD && this.config.get('NODE_ENV') === 'production';
    if (!user || wellKnown) throw new InvalidCredentials();
    return user;
  }

  /** Opens a session in a company of the person: that one, the one where they worked last, or the first by name. */
  async open(user: User, client: Client, userAgent: string | null, wanted?: { tenantId: string }): Promise<SignInDto> {
    const memberships = await this.memberships.of(user.id);
    const session = await this.scopes.run(NOBODY, async () => {
      const last = wanted ?? (await this.sessions.lastOf(user.id));
      const chosen = memberships.find(({ tenantId }) => tenantId === last?.tenantId) ?? memberships[0];
      if (!chosen) throw new NoCompany();
      return this.sessions.open(user.id, chosen.tenantId, client, userAgent);
    });
    return this.answer(user, memberships, session);
  }

  /** The sign-in of a session, in the company that it is in. */
  answer(user: User, memberships: Memberships, { session, refreshToken }: OpenSession): SignInDto {
    const chosen = memberships.find(({ tenantId }) => tenantId === session.currentTenantId) ?? memberships[0];
    if (!chosen) throw new NoCompany();
    return { ...this.inCompany(user, session.id, chosen, memberships), refreshToken };
  }

  inCompany(user: User, sid: string, { tenantId }: { tenantId: string }, memberships: Memberships): SignInDto {
    return {
      accessToken: this.tokens.issue({ sub: user.id, tid: tenantId, sid }),
      expiresIn: ACCESS_TOKEN_SECONDS,
      tokenType: 'Bearer',
      user: UserDto.from(user),
      tenantId,
      memberships,
    };
  }

  /** Browsers get the refresh token as a cookie, apps in the answer. */
  deliver(answer: SignInDto, client: string | undefined, reply: FastifyReply): SignInDto {
    return (client ?? 'web') === 'web' ? moveToCookie(answer, reply, this.config) : answer;
  }

  /** Continues a sign-in in another company of the person. Throws `NoCompany` where they do not belong. */
  async move(user: User, sessionId: string, to: { tenantId: string }): Promise<SignInDto> {
    const memberships = await this.memberships.mine();
    if (!memberships.some(({ tenantId }) => tenantId === to.tenantId)) throw new NoCompany();
    await this.sessions.moveTo(to.tenantId, sessionId, user.id);
    return this.inCompany(user, sessionId, to, memberships);
  }
}

async function withPassword(users: User[], password: string): Promise<User | null> {
  if (users.length === 0) await passwordMatches(null, password);
  for (const user of users) if (await passwordMatches(user.passwordHash, password)) return user;
  return null;
}
