import { Injectable } from '@nestjs/common';
import { Config } from '../../kernel/config/index.js';
import { currentActor } from '../../kernel/context/index.js';
import { NOBODY, Scopes } from '../../kernel/database/index.js';
import { AccountMail } from '../account-mail/index.js';
import { Accounts, type User } from '../accounts/index.js';
import { bytesOfId, idOf, isGood, readLink, writeLink } from '../mailed-links/index.js';
import { SignInLimiter } from '../sessions/index.js';
import { EmailAlreadyVerified, VerificationLinkInvalid } from './account-email.errors.js';

const KIND = 'email_verification';
const HOURS = 24;
const HOUR_MS = 3_600_000;

/** Finds out whether people read the mail of the address that they sign in with. */
@Injectable()
export class EmailVerifications {
  constructor(
    private readonly scopes: Scopes,
    private readonly accounts: Accounts,
    private readonly limiter: SignInLimiter,
    private readonly mail: AccountMail,
    private readonly config: Config,
  ) {}

  /** Mails the caller a link. Throws `EmailAlreadyVerified`, and `TooManyRequests` after too many. */
  async request(address: string): Promise<{ email: string }> {
    const user = await this.accounts.get(currentActor().userId ?? '');
    if (user.emailVerifiedAt) throw new EmailAlreadyVerified();
    await this.limiter.spend(user.email, address);
    await this.mail.requireFew(KIND, user.email);
    const expiresAt = new Date(Date.now() + HOURS * HOUR_MS);
    const token = writeLink({ subject: bytesOfId(user.id), expiresAt }, this.sealOf(user));
    await this.mail.queue({
      kind: KIND,
      to: { name: user.name, address: user.email },
      companyId: null,
      expiresAt,
      letter: {
        subject: 'Verify your email for Hedgerow',
        paragraphs: ['Open this link to show that this email is yours.'],
        action: { label: 'Verify email', url: `${this.config.publicUrl}/verify-email#${token}` },
        closing: [
          `The link works once, for ${HOURS} hours.`,
          'If you don’t have a Hedgerow account, someone may have used your email by mistake. You can ignore this email.',
        ],
      },
    });
    return { email: user.email };
  }

  /** Throws `VerificationLinkInvalid`. */
  async complete(token: string): Promise<void> {
    const link = readLink(token);
    const userId = link && idOf(link);
    if (!userId) throw new VerificationLinkInvalid();
    await this.scopes.run(NOBODY, async () => {
      const user = await this.accounts.find(userId);
      if (!user || user.emailVerifiedAt || !isGood(link, this.sealOf(user))) throw new VerificationLinkInvalid();
      await this.accounts.verifyEmail(user);
    });
  }

  /** For this email alone, also if the account gets another one. */
  private sealOf({ email }: User) {
    return { kind: 'email-verification', state: email, key: this.config.get('TOKEN_SECRET') };
  }
}
