import { Injectable } from '@nestjs/common';
import { Config } from '../../kernel/config/index.js';
import { currentActor, SYSTEM } from '../../kernel/context/index.js';
import { ANONYMOUS, newId, Scopes } from '../../kernel/database/index.js';
import { Threads } from '../../kernel/threads/index.js';
import { TenancyService } from '../tenancy/index.js';
import { ACCESS_TOKEN_SECONDS, AccessTokens } from './access-tokens.js';
import { type LoginDto, MeDto, type RegisterDto, type SignInDto, UserDto } from './auth.dto.js';
import { Accounts, type User } from '../accounts/index.js';
import { InvalidCredentials, NoCompany } from './auth.errors.js';
import { MembershipsReader } from './memberships.reader.js';
import { DEMO_PASSWORD, hashPassword, passwordMatches, requireStrongPassword } from '../passwords/index.js';
import { type OpenSession, SessionsService } from '../sessions/index.js';

const NOBODY = { tenantId: null, actor: null };

/** Who somebody is: registration, sign-in, refresh, and the company they work in. */
@Injectable()
export class AuthService {
  constructor(
    private readonly scopes: Scopes,
    private readonly tenancy: TenancyService,
    private readonly accounts: Accounts,
    private readonly sessions: SessionsService,
    private readonly memberships: MembershipsReader,
    private readonly tokens: AccessTokens,
    private readonly config: Config,
    private readonly threads: Threads,
  ) {}

  /** Makes a company and its owner, and signs the owner in. */
  async register(input: RegisterDto, userAgent: string | null): Promise<SignInDto> {
    const { companyName: name, timezone, currency = 'USD', locale = 'en-US', unitSystem = 'us' } = input;
    await requireStrongPassword(this.threads, input.password, [input.name, input.email, name]);
    // Hashed before the transaction: it is slow by design, and a connection is not.
    const passwordHash = await hashPassword(input.password);
    const nobodyYet = { tenantId: newId(), actor: SYSTEM, onAccountOf: ANONYMOUS };
    const user = await this.scopes.run(nobodyYet, async () => {
      const owner = await this.accounts.create({ email: input.email, name: input.name, passwordHash });
      await this.tenancy.createTenant({ name, timezone, currency, locale, unitSystem });
      await this.tenancy.addMember(owner.id, 'owner');
      return owner;
    });
    return this.signIn(user, input.client ?? 'web', userAgent);
  }

  async login({ email, password, client = 'web' }: LoginDto, userAgent: string | null): Promise<SignInDto> {
    const user = await withPassword(await this.accounts.of(email), password);
    // A database that was tried out with the demo, and then put to use.
    const wellKnown = password === DEMO_PASSWORD && this.config.get('NODE_ENV') === 'production';
    if (!user || wellKnown) throw new InvalidCredentials();
    return this.signIn(user, client, userAgent);
  }

  async refresh(token: string, address: string): Promise<SignInDto> {
    const open = await this.sessions.rotate(token, address);
    const { user, memberships } = await this.memberships.person(open.session.userId);
    return this.answer(user, memberships, open);
  }

  /** Continues the same sign-in in another company of the person. */
  async switchTenant(sessionId: string, tenantId: string): Promise<SignInDto> {
    const userId = currentActor().userId ?? '';
    const memberships = await this.memberships.mine();
    if (!memberships.some((membership) => membership.tenantId === tenantId)) throw new NoCompany();
    await this.sessions.moveTo(tenantId, sessionId, userId);
    const user = await this.accounts.get(userId);
    return this.signInAnswer(user, sessionId, tenantId, memberships);
  }

  async signOut(token: string): Promise<void> {
    const sessionId = await this.scopes.run(NOBODY, () => this.sessions.revoke(token));
    if (sessionId) this.memberships.forget(sessionId);
  }

  async me(): Promise<MeDto> {
    const { userId, permissions } = currentActor();
    const user = await this.accounts.get(userId ?? '');
    return MeDto.from(user, await this.tenancy.current(), await this.memberships.mine(), permissions);
  }

  private async signIn(
    user: User,
    client: OpenSession['session']['client'],
    userAgent: string | null,
  ): Promise<SignInDto> {
    const memberships = await this.memberships.of(user.id);
    const [first] = memberships;
    if (!first) throw new NoCompany();
    const open = await this.scopes.run(NOBODY, () => this.sessions.open(user.id, first.tenantId, client, userAgent));
    return this.answer(user, memberships, open);
  }

  private answer(user: User, memberships: SignInDto['memberships'], { session, refreshToken }: OpenSession): SignInDto {
    const chosen = memberships.find(({ tenantId }) => tenantId === session.currentTenantId) ?? memberships[0];
    if (!chosen) throw new NoCompany();
    return { ...this.signInAnswer(user, session.id, chosen.tenantId, memberships), refreshToken };
  }

  private signInAnswer(user: User, sid: string, tenantId: string, memberships: SignInDto['memberships']): SignInDto {
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

/** Takes as long for an e-mail without an account as for one with it. */
async function withPassword(users: User[], password: string): Promise<User | null> {
  if (users.length === 0) await passwordMatches(null, password);
  for (const user of users) if (await passwordMatches(user.passwordHash, password)) return user;
  return null;
}
