import { Injectable } from '@nestjs/common';
import { Config } from '../../kernel/config/index.js';
import { currentActor } from '../../kernel/context/index.js';
import { NOBODY, Scopes } from '../../kernel/database/index.js';
import { Threads } from '../../kernel/threads/index.js';
import { AccountNotices } from '../account-notices/index.js';
import { Accounts, type User } from '../accounts/index.js';
import { DEMO_PASSWORD, hashPassword, requireStrongPassword } from '../passwords/index.js';
import { SessionsService } from '../sessions/index.js';
import { TrustedDevices } from '../trusted-devices/index.js';
import { DemoAccount, WrongPassword } from './account-security.errors.js';
import type { ChangePasswordDto } from './password-change.dto.js';
import { PasswordConfirmation } from './password-confirmation.js';

type NewPassword = Pick<User, 'passwordHash' | 'passwordIsShort'>;

/** Sets new passwords, for resets and for signed-in users. */
@Injectable()
export class PasswordChanges {
  constructor(
    private readonly scopes: Scopes,
    private readonly accounts: Accounts,
    private readonly sessions: SessionsService,
    private readonly devices: TrustedDevices,
    private readonly confirmation: PasswordConfirmation,
    private readonly notices: AccountNotices,
    private readonly threads: Threads,
    private readonly config: Config,
  ) {}

  /** Throws `WrongPassword`, `ShortPassword`, `WeakPassword` and `DemoAccount`. */
  async change(input: ChangePasswordDto, from: { ip: string; sessionId: string }): Promise<void> {
    const userId = currentActor().userId ?? '';
    // In a transaction of its own: that of the request then begins after the slow part, except with an Idempotency-Key.
    const user = await this.scopes.run(NOBODY, () => this.accounts.get(userId), { readOnly: true });
    await this.confirmation.require(user, input.currentPassword, from.ip, '/currentPassword');
    if (input.currentPassword === DEMO_PASSWORD && this.config.get('DEMO') === 'on') throw new DemoAccount();
    const chosen = await this.accepted(user, input.password);
    const isFirst = await this.settle(user, chosen, from.sessionId);
    // Another change was faster, so this is no longer the current password.
    if (!isFirst) throw new WrongPassword('/currentPassword');
  }

  /**
   * Throws `ShortPassword` and `WeakPassword`. Slow by design: call it before the transaction's first statement where possible.
   */
  async accepted({ name, email, secondFactorAt }: User, password: string): Promise<NewPassword> {
    const isAlone = secondFactorAt === null;
    const { isShort } = await requireStrongPassword(this.threads, password, [name, email], isAlone);
    return { passwordHash: await hashPassword(password), passwordIsShort: isShort };
  }

  /**
   * Sets the password if it has not changed since it was read, ends every session except `sessionKept`, and emails the person.
   * False if another change was faster.
   */
  async settle(user: User, chosen: NewPassword, sessionKept: string | null): Promise<boolean> {
    if (!(await this.accounts.changePassword(user, chosen))) return false;
    await this.sessions.endAllOf(user.id, sessionKept);
    await this.devices.forgetAllOf(user.id);
    await this.notices.send(user, {
      kind: 'password_changed',
      subject: 'Your Hedgerow password was changed',
      paragraphs: ['The password of your Hedgerow account was just changed, and your other devices were signed out.'],
    });
    return true;
  }
}
