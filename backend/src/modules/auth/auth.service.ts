import { Injectable } from '@nestjs/common';
import { currentActor, SYSTEM } from '../../kernel/context/index.js';
import { ANONYMOUS, newId, NOBODY, Scopes } from '../../kernel/database/index.js';
import { Threads } from '../../kernel/threads/index.js';
import { MembersService } from '../members/index.js';
import { TenancyService } from '../tenancy/index.js';
import { type LoginDto, MeDto, type RegisterDto, type SignInDto } from './auth.dto.js';
import { Accounts } from '../accounts/index.js';
import { MembershipsReader } from './memberships.reader.js';
import { hashPassword, requireStrongPassword } from '../passwords/index.js';
import { SessionsService } from '../sessions/index.js';
import { SignIns } from './sign-ins.js';

/** Who somebody is: registration, sign-in, refresh, and the company they work in. */
@Injectable()
export class AuthService {
  constructor(
    private readonly scopes: Scopes,
    private readonly tenancy: TenancyService,
    private readonly accounts: Accounts,
    private readonly members: MembersService,
    private readonly sessions: SessionsService,
    private readonly memberships: MembershipsReader,
    private readonly signIns: SignIns,
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
      await this.members.addPreset(owner.id, 'owner');
      return owner;
    });
    return this.signIns.open(user, input.client ?? 'web', userAgent);
  }

  async login({ email, password, client = 'web' }: LoginDto, userAgent: string | null): Promise<SignInDto> {
    return this.signIns.open(await this.signIns.verify(email, password), client, userAgent);
  }

  async refresh(token: string, address: string): Promise<SignInDto> {
    const open = await this.sessions.rotate(token, address);
    const { user, memberships } = await this.memberships.person(open.session.userId);
    return this.signIns.answer(user, memberships, open);
  }

  /** Continues the same sign-in in another company of the person. */
  async switchTenant(sessionId: string, tenantId: string): Promise<SignInDto> {
    const user = await this.accounts.get(currentActor().userId ?? '');
    return this.signIns.move(user, sessionId, { tenantId });
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
}
