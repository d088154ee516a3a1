import { Injectable } from '@nestjs/common';
import { Config } from '../../kernel/config/index.js';
import { NOBODY, Scopes } from '../../kernel/database/index.js';
import { AccountMail, type NewAccountMail } from '../account-mail/index.js';
import { Accounts } from '../accounts/index.js';
import { isGood, readLink, writeLink } from '../mailed-links/index.js';
import { SignInLimiter } from '../sessions/index.js';
import { RegistrationLinkInvalid } from './registrations.errors.js';

const KIND = 'registration';
const HOURS = 24;
const HOUR_MS = 3_600_000;

/** Mails the links by which people register, so that nobody else learns whether an email has an account. */
@Injectable()
export class RegistrationLinks {
  constructor(
    private readonly scopes: Scopes,
    private readonly accounts: Accounts,
    private readonly limiter: SignInLimiter,
    private readonly mail: AccountMail,
    private readonly config: Config,
  ) {}

  /** Mails a link to the email or, if it has an account, how to get into that. Does the same work for both. */
  async send(email: string, address: string): Promise<void> {
    await this.limiter.spend(email, address);
    const isKnown = (await this.accounts.of(email)).length > 0;
    await this.scopes.run(NOBODY, async () => {
      await this.mail.requireFew(KIND, email);
      const expiresAt = new Date(Date.now() + HOURS * HOUR_MS);
      const token = writeLink({ subject: Buffer.from(email), expiresAt }, this.seal);
      const letter = isKnown ? this.reminder() : this.welcome(token);
      await this.mail.queue({ kind: KIND, to: { name: null, address: email }, companyId: null, expiresAt, letter });
    });
  }

  /** What a link is for. Throws `RegistrationLinkInvalid`, also if the email has got an account since: it works once. */
  async open(token: string): Promise<{ email: string; expiresAt: Date }> {
    const link = readLink(token);
    if (!link || !isGood(link, this.seal)) throw new RegistrationLinkInvalid();
    const email = link.subject.toString();
    if ((await this.accounts.of(email)).length > 0) throw new RegistrationLinkInvalid();
    return { email, expiresAt: link.expiresAt };
  }

  private get seal() {
    return { kind: KIND, state: '', key: this.config.get('TOKEN_SECRET') };
  }

  private welcome(token: string): NewAccountMail['letter'] {
    return {
      subject: 'Create your Hedgerow account',
      paragraphs: ['Open this link to choose a password and set up your company.'],
      action: { label: 'Create your account', url: `${this.config.publicUrl}/finish-registration#${token}` },
      closing: [`The link works once, for ${HOURS} hours.`, 'If you didn’t ask for this, ignore this email.'],
    };
  }

  /** No name: whoever asked may be a stranger. */
  private reminder(): NewAccountMail['letter'] {
    return {
      subject: 'You already have a Hedgerow account',
      paragraphs: ['Someone asked to create a Hedgerow account with this email. You already have one.'],
      action: { label: 'Sign in', url: `${this.config.publicUrl}/sign-in` },
      closing: [
        `Forgot your password? Choose a new one: ${this.config.publicUrl}/forgot-password`,
        'If you didn’t ask for this, ignore this email. Nothing has changed.',
      ],
    };
  }
}
