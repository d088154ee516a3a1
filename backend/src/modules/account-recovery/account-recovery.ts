import { Injectable } from '@nestjs/common';
import { Config } from '../../kernel/config/index.js';
import { NOBODY, Scopes } from '../../kernel/database/index.js';
import { readSecureLink, SECURE_LINK_MS } from '../account-notices/index.js';
import { PasswordResets } from '../account-security/index.js';
import { Accounts, type User } from '../accounts/index.js';
import { SecondFactors } from '../second-factors/index.js';
import { SessionsService } from '../sessions/index.js';
import { TrustedDevices } from '../trusted-devices/index.js';
import { SecureLinkInvalid } from './account-recovery.errors.js';

/** Takes an account back from whoever got into it, by the link of a notice. */
@Injectable()
export class AccountRecovery {
  constructor(
    private readonly scopes: Scopes,
    private readonly accounts: Accounts,
    private readonly sessions: SessionsService,
    private readonly devices: TrustedDevices,
    private readonly factors: SecondFactors,
    private readonly resets: PasswordResets,
    private readonly config: Config,
  ) {}

  /**
   * Ends the password, every session, and what somebody else may have set up to sign in with; gives the account back the email that
   * the notice went to, and mails a link for a new password there. Throws `SecureLinkInvalid`.
   */
  async secure(token: string): Promise<{ email: string }> {
    const link = readSecureLink(token, this.config.get('TOKEN_SECRET'));
    if (!link) throw new SecureLinkInvalid();
    // The old one may be known to others.
    const passwordHash = await this.resets.noPassword();
    return this.scopes.run(NOBODY, async () => {
      const user = await this.accounts.find(link.userId);
      if (!user || !link.isGoodFor(user)) throw new SecureLinkInvalid();
      if (!(await this.accounts.secure(user, passwordHash))) throw new SecureLinkInvalid();
      await this.sessions.endAllOf(user.id, null);
      await this.devices.forgetAllOf(user.id);
      await this.factors.distrust(user.id, new Date(Date.now() - SECURE_LINK_MS));
      await this.resets.mailLink(await this.withEmail({ ...user, passwordHash }, link.email));
      return { email: link.email };
    });
  }

  private async withEmail(user: User, email: string): Promise<User> {
    if (user.email === email) return user;
    const changed = await this.accounts.changeEmail(user, email);
    // Another account has it now, which whoever opened the link can use.
    if (!changed) throw new SecureLinkInvalid();
    return changed;
  }
}
