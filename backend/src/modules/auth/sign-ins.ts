import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../../kernel/config/index.js';
import { NOBODY, Scopes } from '../../kernel/database/index.js';
import type { ClientKind } from '../../kernel/dto/index.js';
import { Accounts, type User } from '../accounts/index.js';
import { DEMO_PASSWORD, passwordMatches } from '../passwords/index.js';
import { type OpenSession, SessionsService } from '../sessions/index.js';
import { ACCESS_TOKEN_SECONDS } from '../signing-keys/index.js';
import { AccessTokens } from './access-tokens.js';
import { type SignInDto, UserDto } from './auth.dto.js';
import { InvalidCredentials, NoCompany } from './auth.errors.js';
import { MembershipsReader } from './memberships.reader.js';
import { SignInChallenges } from '../sign-in-steps/index.js';
import { TrustedDevices } from '../trusted-devices/index.js';
import { NewDevices } from './new-devices.js';
import { knownBrowser, type Knows, rememberBrowser } from './known-browser.js';
import { moveToCookie } from './refresh-cookie.js';
import { keepTrustedDevice } from './trusted-device-cookie.js';

type Memberships = SignInDto['memberships'];

/** From what somebody signs in. */
export interface SignInFrom {
  client: ClientKind;
  userAgent: string | null;
  /** What a trusted device was given. */
  trustedDevice?: string | undefined;
  /** Of browsers: whether this one has signed the person in before. */
  knows?: Knows | undefined;
}

type Device = Pick<SignInFrom, 'client' | 'userAgent' | 'knows'>;

/** Signs people in, by password, by invitation or by the provider of a company. */
@Injectable()
export class SignIns {
  constructor(
    private readonly scopes: Scopes,
    private readonly accounts: Accounts,
    private readonly sessions: SessionsService,
    private readonly newDevices: NewDevices,
    private readonly memberships: MembershipsReader,
    private readonly challenges: SignInChallenges,
    private readonly devices: TrustedDevices,
    private readonly tokens: AccessTokens,
    private readonly config: Config,
  ) {}

  /** The account with this password. Throws `InvalidCredentials`, after the same time if the email has no account. */
  async verify(email: string, password: string): Promise<User> {
    const user = await withPassword(await this.accounts.of(email), password);
    // In case a database with demo data is used in production.
    const wellKnown = password === DEMO_PASSWORD && this.config.get('NODE_ENV') === 'production';
    if (!user || wellKnown) throw new InvalidCredentials();
    return user;
  }

  /**
   * For somebody whose password was right: opens a session in the requested company, or in the one the person worked in last, or
   * in the first by name. Throws `SecondFactorRequired` if the account has a second factor and the device is not trusted.
   */
  async open(user: User, from: SignInFrom, wanted?: { tenantId: string }): Promise<SignInDto> {
    if (user.secondFactorAt && !(await this.isTrusted(user, from.trustedDevice)))
      throw await this.challenges.ask(user, from.client, wanted);
    return this.begin(user, from, wanted ?? null, async () => {
      if (!(await this.accounts.holdIfSame(user))) throw new InvalidCredentials();
    });
  }

  /** For somebody whom a company's own provider has signed in: a session that stands for that company alone. */
  openOnlyIn(user: User, from: Device, tenantId: string): Promise<SignInDto> {
    return this.begin(user, from, { tenantId, isOnlyThere: true }, () => Promise.resolve());
  }

  /** The same after the second factor. What `prove` does is part of the transaction. */
  async begin(
    user: User,
    { client, userAgent, knows }: Device,
    wanted: { tenantId: string; isOnlyThere?: boolean } | null,
    prove: () => Promise<void>,
  ): Promise<SignInDto> {
    const isOnlyThere = wanted?.isOnlyThere ?? false;
    const memberships = within(await this.memberships.of(user.id), isOnlyThere ? (wanted?.tenantId ?? null) : null);
    const session = await this.scopes.run(NOBODY, async () => {
      await prove();
      const last = wanted ?? (await this.sessions.lastOf(user.id));
      const chosen = memberships.find(({ tenantId }) => tenantId === last?.tenantId) ?? memberships[0];
      if (!chosen) throw new NoCompany();
      const place = { userId: user.id, tenantId: chosen.tenantId, isOnlyThere };
      const opened = await this.sessions.open(place, client, userAgent);
      if (!knows?.(user)) await this.newDevices.tell(user, opened);
      return opened;
    });
    return this.answer(user, memberships, session);
  }

  /** The response to a sign-in or refresh: the session in its company. */
  answer(user: User, all: Memberships, { session, refreshToken }: OpenSession): SignInDto {
    const memberships = within(all, session.onlyTenantId);
    const chosen = memberships.find(({ tenantId }) => tenantId === session.currentTenantId) ?? memberships[0];
    if (!chosen) throw new NoCompany();
    return { ...this.inCompany(user, session.id, chosen, memberships), refreshToken };
  }

  /** Browsers get what they keep in cookies, apps in the response. */
  deliver(answer: SignInDto, client: string | undefined, reply: FastifyReply): SignInDto {
    if ((client ?? 'web') !== 'web') return answer;
    const { trustedDeviceToken, ...rest } = answer;
    const kept = moveToCookie(rest, reply, this.config);
    if (trustedDeviceToken) keepTrustedDevice(trustedDeviceToken, reply, this.config);
    rememberBrowser(answer.user.id, reply, this.config);
    return kept;
  }

  /** The same after `openOnlyIn`: a provider that lies about who somebody is makes no browser known to them. */
  deliverOnlyIn(answer: SignInDto, client: ClientKind, reply: FastifyReply): SignInDto {
    return client === 'web' ? moveToCookie(answer, reply, this.config) : answer;
  }

  /** Whether the browser of a request is known, for `begin`. */
  knows(request: FastifyRequest): Knows {
    return knownBrowser(request, this.config);
  }

  /** Moves a session to another company of the person. Throws `NoCompany` if they don't belong to it. */
  async move(user: User, sessionId: string, to: { tenantId: string }): Promise<SignInDto> {
    const memberships = await this.memberships.mine();
    if (!memberships.some(({ tenantId }) => tenantId === to.tenantId)) throw new NoCompany();
    await this.sessions.moveTo(to.tenantId, sessionId, user.id);
    return this.inCompany(user, sessionId, to, memberships);
  }

  private async isTrusted(user: User, token: string | undefined): Promise<boolean> {
    return token !== undefined && this.scopes.run(NOBODY, () => this.devices.isTrusted(user.id, token));
  }

  private inCompany(user: User, sid: string, { tenantId }: { tenantId: string }, memberships: Memberships): SignInDto {
    return {
      accessToken: this.tokens.issue({ sub: user.id, tid: tenantId, sid }),
      expiresIn: ACCESS_TOKEN_SECONDS,
      tokenType: 'Bearer',
      user: UserDto.from(user),
      tenantId,
      memberships,
    };
  }
}

/** What a session that stands for one company is told of the others: nothing. */
const within = (memberships: Memberships, tenantId: string | null): Memberships =>
  tenantId === null ? memberships : memberships.filter((one) => one.tenantId === tenantId);

async function withPassword(users: User[], password: string): Promise<User | null> {
  if (users.length === 0) await passwordMatches(null, password);
  for (const user of users) if (await passwordMatches(user.passwordHash, password)) return user;
  return null;
}
