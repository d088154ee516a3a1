import { Injectable } from '@nestjs/common';
import { currentActor } from '../../kernel/context/index.js';
import { NOBODY, Scopes } from '../../kernel/database/index.js';
import { TenancyService } from '../tenancy/index.js';
import { type LoginDto, MeDto, type SignInDto } from './auth.dto.js';
import { InvalidCredentials } from './auth.errors.js';
import { Accounts } from '../accounts/index.js';
import { MembershipsReader } from './memberships.reader.js';
import { SessionsService } from '../sessions/index.js';
import { FailedSignIns } from '../sign-in-steps/index.js';
import { type SignInFrom, SignIns } from './sign-ins.js';

/** Who somebody is: sign-in, refresh, and the company they work in. */
@Injectable()
export class AuthService {
  constructor(
    private readonly scopes: Scopes,
    private readonly tenancy: TenancyService,
    private readonly accounts: Accounts,
    private readonly sessions: SessionsService,
    private readonly memberships: MembershipsReader,
    private readonly signIns: SignIns,
    private readonly failed: FailedSignIns,
  ) {}

  /** Throws `InvalidCredentials`, and `SecondFactorRequired`. */
  async login({ email, password }: LoginDto, from: SignInFrom, address: string): Promise<SignInDto> {
    try {
      return await this.signIns.open(await this.signIns.verify(email, password), from);
    } catch (error) {
      if (error instanceof InvalidCredentials) void this.failed.note(email, address);
      throw error;
    }
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
    const actor = currentActor();
    const user = await this.accounts.get(actor.userId ?? '');
    return MeDto.from(user, await this.tenancy.current(), await this.memberships.mine(), actor);
  }
}
