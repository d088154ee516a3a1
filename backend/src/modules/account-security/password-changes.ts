import { Injectable } from '@nestjs/common';
import { currentActor } from '../../kernel/context/index.js';
import { Scopes } from '../../kernel/database/index.js';
import { Threads } from '../../kernel/threads/index.js';
import { AccountMail } from '../account-mail/index.js';
import { Accounts, type User } from '../accounts/index.js';
import { hashPassword, requireStrongPassword } from '../passwords/index.js';
import { SessionsService } from '../sessions/index.js';
import { WrongPassword } from './account-security.errors.js';
import type { ChangePasswordDto } from './password-change.dto.js';
import { PasswordConfirmation } from './password-confirmation.js';

const DAY_MS = 86_400_000;

const NOBODY = { tenantId: null, actor: null };

/** Gives accounts new passwords: one way, whoever asks. */
@Injectable()
export class PasswordChanges {
  constructor(
    private readonly scopes: Scopes,
    private readonly accounts: Accounts,
    private readonly sessions: SessionsService,
    private readonly confirmation: PasswordConfirmation,
    private readonly mail: AccountMail,
    private readonly threads: Threads,
  ) {}

  /** Throws `WrongPassword` and `WeakPassword`. */
  async change(input: ChangePasswordDto, from: { ip: string; sessionId: string }): Promise<void> {
    const userId = currentActor().userId ?? '';
    // Apart from the transaction of the request, which begins behind the slow part.
    const user = await this.scopes.run(NOBODY, () => this.accounts.get(userId), { readOnly: true });
    await this.confirmation.require(user, input.currentPassword, from.ip, '/currentPassword');
    const passwordHash = await this.hashOfNew(user, input.password);
    const isFirst = await this.settle(user, passwordHash, from.sessionId);
    // Another change was quicker: what was the password until now is none.
    if (!isFirst) throw new WrongPassword('/currentPassword');
  }

  /** Throws `WeakPassword`. Slow by design: nobody holds a connection meanwhile. */
  async hashOfNew({ name, email }: User, password: string): Promise<string> {
    await requireStrongPassword(this.threads, password, [name, email]);
    return hashPassword(password);
  }

  /**
   * Sets the password where it still is the one that was read, ends every session but one, and tells the person. false when
   * somebody else was first.
   */
  async settle(user: User, passwordHash: string, sessionKept: string | null): Promise<boolean> {
    if (!(await this.accounts.changePassword(user, passwordHash))) return false;
    await this.sessions.endAllOf(user.id, sessionKept);
    await this.mail.queue({
      kind: 'password_changed',
      to: { name: user.name, address: user.email },
      companyId: null,
      expiresAt: new Date(Date.now() + 2 * DAY_MS),
      letter: {
        subject: 'Your Hedgerow password was changed',
        paragraphs: ['The password of your Hedgerow account was just changed, and your other devices were signed out.'],
        closing: [
          'If this was you, there’s nothing to do. If it wasn’t, choose “Forgot password?” on the sign-in page to take your account back.',
        ],
      },
    });
    return true;
  }
}
