import { Injectable } from '@nestjs/common';
import { Config } from '../../kernel/config/index.js';
import { currentActor } from '../../kernel/context/index.js';
import { NOBODY, Scopes } from '../../kernel/database/index.js';
import { AccountMail, type NewAccountMail } from '../account-mail/index.js';
import { AccountNotices } from '../account-notices/index.js';
import { DemoAccount, PasswordConfirmation } from '../account-security/index.js';
import { Accounts, type User } from '../accounts/index.js';
import { bytesOfId, isGood, readLink, writeLink } from '../mailed-links/index.js';
import { DEMO_PASSWORD } from '../passwords/index.js';
import type { ChangeEmailDto } from './account-email.dto.js';
import { EmailChangeLinkInvalid, EmailUnchanged } from './account-email.errors.js';

const KIND = 'email_change';
/** Of the notice to the old email, which counts how often an account asks. */
const ASKED = 'email_change_asked';
const HOURS = 24;
const HOUR_MS = 3_600_000;
const ID_BYTES = 16;

/** Changes the email that somebody signs in with. */
@Injectable()
export class EmailChanges {
  constructor(
    private readonly scopes: Scopes,
    private readonly accounts: Accounts,
    private readonly confirmation: PasswordConfirmation,
    private readonly notices: AccountNotices,
    private readonly mail: AccountMail,
    private readonly config: Config,
  ) {}

  /**
   * Mails a link to the new email, and a notice to the old one. Does the same work if the new one has an account, whose owner gets
   * a note instead. Throws `WrongPassword`, `EmailUnchanged`, and `DemoAccount`.
   */
  async request({ email, password }: ChangeEmailDto, address: string): Promise<{ email: string }> {
    const userId = currentActor().userId ?? '';
    const user = await this.scopes.run(NOBODY, () => this.accounts.get(userId), { readOnly: true });
    await this.confirmation.require(user, password, address, '/password');
    if (password === DEMO_PASSWORD && this.config.get('DEMO') === 'on') throw new DemoAccount();
    if (user.emailKey === email) throw new EmailUnchanged();
    const isTaken = (await this.accounts.of(email)).length > 0;
    await this.mail.requireFew(KIND, email);
    await this.mail.requireFew(ASKED, user.email);
    const expiresAt = new Date(Date.now() + HOURS * HOUR_MS);
    const letter = isTaken ? TAKEN : this.invitation(user, email, expiresAt);
    await this.mail.queue({ kind: KIND, to: { name: null, address: email }, companyId: null, expiresAt, letter });
    await this.notices.send(user, {
      kind: ASKED,
      subject: 'A change of your Hedgerow email was requested',
      paragraphs: [
        `The email of your Hedgerow account is about to change to ${email}. Nothing changes until the link sent there is opened.`,
      ],
    });
    return { email };
  }

  /** Throws `EmailChangeLinkInvalid`, also if another account got the email since. */
  async complete(token: string): Promise<void> {
    const link = readLink(token);
    if (!link || link.subject.length <= ID_BYTES) throw new EmailChangeLinkInvalid();
    const userId = link.subject.subarray(0, ID_BYTES).toString('hex');
    const email = link.subject.subarray(ID_BYTES).toString();
    await this.scopes.run(NOBODY, async () => {
      const user = await this.accounts.find(userId);
      if (!user || !isGood(link, this.sealOf(user))) throw new EmailChangeLinkInvalid();
      if (!(await this.accounts.changeEmail(user, email))) throw new EmailChangeLinkInvalid();
      await this.notices.send(user, {
        kind: 'email_changed',
        subject: 'Your Hedgerow email was changed',
        paragraphs: [`You now sign in to Hedgerow with ${email}, and no longer with this email.`],
      });
    });
  }

  private invitation(user: User, email: string, expiresAt: Date): NewAccountMail['letter'] {
    const subject = Buffer.concat([bytesOfId(user.id), Buffer.from(email)]);
    const token = writeLink({ subject, expiresAt }, this.sealOf(user));
    return {
      subject: 'Confirm your new email for Hedgerow',
      paragraphs: ['Open this link to sign in to Hedgerow with this email from now on.'],
      action: { label: 'Confirm email', url: `${this.config.publicUrl}/confirm-email#${token}` },
      closing: [`The link works once, for ${HOURS} hours.`, 'If you didn’t ask for this, ignore this email.'],
    };
  }

  /** Another email or another password ends it, so it works once, and not after somebody took the account back. */
  private sealOf({ email, passwordHash }: User) {
    return { kind: 'email-change', state: `${email}\n${passwordHash}`, key: this.config.get('TOKEN_SECRET') };
  }
}

/** No link and no name: whoever asked may be a stranger. */
const TAKEN: NewAccountMail['letter'] = {
  subject: 'This email already has a Hedgerow account',
  paragraphs: [
    'Someone asked to use this email for their Hedgerow account. It belongs to yours, so nothing has changed.',
  ],
  closing: [
    'If you have two accounts, change the email of this one first.',
    'If you didn’t ask for this, ignore this email.',
  ],
};
