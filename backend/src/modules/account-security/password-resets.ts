import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../../kernel/config/index.js';
import { NOBODY, Scopes } from '../../kernel/database/index.js';
import { AccountMail } from '../account-mail/index.js';
import { Accounts, type User } from '../accounts/index.js';
import { bytesOfId, idOf, isGood, readLink, writeLink } from '../mailed-links/index.js';
import { hashPassword } from '../passwords/index.js';
import { SignInLimiter } from '../sessions/index.js';
import { ResetLinkInvalid } from './account-security.errors.js';
import type { ResetPasswordDto } from './password-change.dto.js';
import { PasswordChanges } from './password-changes.js';

const KIND = 'password_reset';
const HOUR_MS = 3_600_000;

/** Resets forgotten passwords by email. */
@Injectable()
export class PasswordResets {
  constructor(
    private readonly scopes: Scopes,
    private readonly accounts: Accounts,
    private readonly changes: PasswordChanges,
    private readonly limiter: SignInLimiter,
    private readonly mail: AccountMail,
    private readonly config: Config,
  ) {}

  /** Mails a link to each account of an email. Takes as long if there is none. */
  async request(email: string, address: string): Promise<void> {
    await this.limiter.spend(email, address);
    const users = await this.accounts.of(email);
    await this.scopes.run(NOBODY, async () => {
      await this.mail.requireFew(KIND, email);
      for (const user of users) await this.mailLink(user);
      // Never sent: it has already expired.
      if (users.length === 0) await this.mailLink(nobodyAt(email), new Date(0));
    });
  }

  /** Throws `ResetLinkInvalid`, `ShortPassword` and `WeakPassword`. */
  async reset({ token, password }: ResetPasswordDto, address: string): Promise<void> {
    const user = await this.ownerOf(token);
    if (!user) throw new ResetLinkInvalid();
    await this.limiter.spend(user.email, address);
    const chosen = await this.changes.accepted(user, password);
    await this.scopes.run(NOBODY, async () => {
      if (!(await this.changes.settle(user, chosen, null))) throw new ResetLinkInvalid();
      await this.accounts.verifyEmail(user);
    });
    await this.limiter.forgive(user.email);
  }

  /** For a short password that loses its second factor: ends it, and mails a link for a longer one, in the caller's transaction. */
  async retire(user: User): Promise<void> {
    const passwordHash = await this.noPassword();
    await this.accounts.changePassword(user, { passwordHash, passwordIsShort: false });
    await this.mailLink({ ...user, passwordHash });
  }

  /** A hash that no password has. Slow by design. */
  noPassword(): Promise<string> {
    return hashPassword(randomBytes(32).toString('base64url'));
  }

  private async ownerOf(token: string): Promise<User | null> {
    const link = readLink(token);
    const userId = link && idOf(link);
    if (!userId) return null;
    const user = await this.scopes.run(NOBODY, () => this.accounts.find(userId), { readOnly: true });
    return user && isGood(link, this.sealOf(user)) ? user : null;
  }

  /** A new password invalidates every link, so each works once. */
  private sealOf({ passwordHash }: Pick<User, 'passwordHash'>) {
    return { kind: 'password-reset', state: passwordHash, key: this.config.get('TOKEN_SECRET') };
  }

  /** Queues the mail in the caller's transaction. */
  async mailLink({ id, name, email, passwordHash }: Owner, expiresAt = new Date(Date.now() + HOUR_MS)): Promise<void> {
    const token = writeLink({ subject: bytesOfId(id), expiresAt }, this.sealOf({ passwordHash }));
    await this.mail.queue({
      kind: KIND,
      to: { name, address: email },
      companyId: null,
      expiresAt,
      letter: {
        subject: 'Reset your Hedgerow password',
        paragraphs: ['We got a request to reset the password of your Hedgerow account.'],
        action: { label: 'Choose a new password', url: `${this.config.publicUrl}/reset-password#${token}` },
        closing: [
          'The link works once, for an hour.',
          'If you didn’t ask for this, ignore this email. Your password stays as it is.',
        ],
      },
    });
  }
}

type Owner = Pick<User, 'id' | 'email' | 'passwordHash'> & { name: string | null };

const nobodyAt = (email: string): Owner => ({
  id: '00000000-0000-7000-8000-000000000000',
  name: null,
  email,
  passwordHash: '',
});
