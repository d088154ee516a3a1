import { Injectable } from '@nestjs/common';
import { Config } from '../../kernel/config/index.js';
import { NOBODY, Scopes } from '../../kernel/database/index.js';
import { TooManyRequests } from '../../kernel/problem/index.js';
import { AccountMail } from '../account-mail/index.js';
import { Accounts, type User } from '../accounts/index.js';
import { SignInLimiter } from '../sessions/index.js';
import { ResetLinkInvalid } from './account-security.errors.js';
import type { ResetPasswordDto } from './password-change.dto.js';
import { PasswordChanges } from './password-changes.js';
import { isGood, readToken, type ResetToken, writeToken } from './reset-token.js';

const KIND = 'password_reset';
const HOUR_MS = 3_600_000;
/** To one address in an hour, so that nobody can flood someone else's inbox. */
const MOST_TO_ADDRESS = 5;

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
      const since = new Date(Date.now() - HOUR_MS);
      if ((await this.mail.sentSince(since, { kind: KIND, address: email })) >= MOST_TO_ADDRESS)
        throw new TooManyRequests(HOUR_MS / 1000);
      for (const user of users) await this.mailLink(user, new Date(Date.now() + HOUR_MS));
      // Never sent: it has already expired.
      if (users.length === 0) await this.mailLink(nobodyAt(email), new Date(0));
    });
  }

  /** Throws `ResetLinkInvalid` and `WeakPassword`. */
  async reset({ token: text, password }: ResetPasswordDto, address: string): Promise<void> {
    const token = readToken(text);
    const user = token && (await this.ownerOf(token));
    if (!user) throw new ResetLinkInvalid();
    await this.limiter.spend(user.email, address);
    const passwordHash = await this.changes.hashOfNew(user, password);
    const isFirst = await this.scopes.run(NOBODY, () => this.changes.settle(user, passwordHash, null));
    if (!isFirst) throw new ResetLinkInvalid();
    await this.limiter.forgive(user.email);
  }

  private async ownerOf(token: ResetToken): Promise<User | null> {
    const user = await this.scopes.run(NOBODY, () => this.accounts.find(token.userId), { readOnly: true });
    return user && isGood(token, user.passwordHash, this.config.get('TOKEN_SECRET')) ? user : null;
  }

  private async mailLink({ id, name, email, passwordHash }: Owner, expiresAt: Date): Promise<void> {
    const token = writeToken(id, expiresAt, passwordHash, this.config.get('TOKEN_SECRET'));
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
