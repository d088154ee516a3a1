import { Injectable } from '@nestjs/common';
import { Config } from '../../kernel/config/index.js';
import { AccountMail } from '../account-mail/index.js';
import type { User } from '../accounts/index.js';
import { writeSecureLink } from './secure-link.js';

const UNLESS_YOU = 'If this was you, there’s nothing to do. If it wasn’t, secure your account.';

/** Something about an account that its owner should know. */
export interface AccountNotice {
  /** For limits, and for the log of mail. */
  kind: string;
  subject: string;
  paragraphs: string[];
  /** Leads to the link. Where somebody else did it, the usual words are wrong. */
  unlessYou?: string;
}

/** Tells people by email what happened to their account, with a link for when it wasn't them. */
@Injectable()
export class AccountNotices {
  constructor(
    private readonly mail: AccountMail,
    private readonly config: Config,
  ) {}

  /** Queues a notice to the email that `user` has there, in the caller's transaction. */
  async send(
    user: Pick<User, 'id' | 'name' | 'email'>,
    { kind, subject, paragraphs, unlessYou = UNLESS_YOU }: AccountNotice,
  ): Promise<void> {
    const token = writeSecureLink(user, this.config.get('TOKEN_SECRET'));
    await this.mail.queue({
      kind,
      to: { name: user.name, address: user.email },
      companyId: null,
      letter: {
        subject,
        paragraphs: [...paragraphs, unlessYou],
        action: { label: 'This wasn’t me', url: `${this.config.publicUrl}/secure-account#${token}` },
        closing: ['You can then sign out on all devices and choose a new password. The link works for 7 days.'],
      },
    });
  }
}
