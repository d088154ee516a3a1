import { Injectable } from '@nestjs/common';
import { Config } from '../../kernel/config/index.js';
import { currentActor } from '../../kernel/context/index.js';
import { NOBODY, Scopes } from '../../kernel/database/index.js';
import { DemoAccount, PasswordConfirmation } from '../account-security/index.js';
import { Accounts, type User } from '../accounts/index.js';
import { DEMO_PASSWORD } from '../passwords/index.js';
import { type AuthenticatorSecretDto, type RecoveryCodesDto, SecondFactorDto } from './second-factor.dto.js';
import { SecondFactors } from './second-factors.js';

/** What signed-in users do about their own second factor. Every change is confirmed by the password. */
@Injectable()
export class OwnSecondFactor {
  constructor(
    private readonly scopes: Scopes,
    private readonly accounts: Accounts,
    private readonly confirmation: PasswordConfirmation,
    private readonly factors: SecondFactors,
    private readonly config: Config,
  ) {}

  async get(): Promise<SecondFactorDto> {
    const user = await this.accounts.get(currentActor().userId ?? '');
    const methods = await this.factors.methodsOf(user);
    return SecondFactorDto.from(user, methods.includes('authenticator_app'));
  }

  /** Throws `WrongPassword`, `SecondFactorOn`, and `DemoAccount`. */
  async start(password: string, address: string): Promise<AuthenticatorSecretDto> {
    const user = await this.confirmed(password, address);
    if (password === DEMO_PASSWORD && this.config.get('DEMO') === 'on') throw new DemoAccount();
    return this.factors.begin(user);
  }

  /** Only whoever knew the password could start. */
  async confirm(code: string, from: { address: string; sessionId: string }): Promise<RecoveryCodesDto> {
    return { recoveryCodes: await this.factors.confirm(await this.me(), code, from) };
  }

  async remove(password: string, from: { address: string; sessionId: string }): Promise<void> {
    await this.factors.remove(await this.confirmed(password, from.address), from.sessionId);
  }

  async renewCodes(password: string, address: string): Promise<RecoveryCodesDto> {
    return { recoveryCodes: await this.factors.renewCodes(await this.confirmed(password, address)) };
  }

  private async confirmed(password: string, address: string): Promise<User> {
    const user = await this.me();
    await this.confirmation.require(user, password, address);
    return user;
  }

  /** In a transaction of its own: that of the request then begins after the slow part, except with an Idempotency-Key. */
  private me(): Promise<User> {
    const userId = currentActor().userId ?? '';
    return this.scopes.run(NOBODY, () => this.accounts.get(userId), { readOnly: true });
  }
}
