import { Injectable } from '@nestjs/common';
import { AccountNotices } from '../account-notices/index.js';
import type { User } from '../accounts/index.js';

type Person = Pick<User, 'id' | 'name' | 'email'>;

/** Emails people about changes of their passkeys. */
@Injectable()
export class PasskeyNotices {
  constructor(private readonly notices: AccountNotices) {}

  added(to: Person, name: string, isFirst: boolean): Promise<void> {
    return this.notices.send(to, {
      kind: 'passkey_added',
      subject: 'A passkey was added to your Hedgerow account',
      paragraphs: [
        `You can now sign in with the passkey “${name}”, without your password.`,
        ...(isFirst ? [FIRST] : []),
      ],
    });
  }

  removed(to: Person, name: string, isLast: boolean): Promise<void> {
    return this.notices.send(to, {
      kind: 'passkey_removed',
      subject: 'A passkey was removed from your Hedgerow account',
      paragraphs: [
        `The passkey “${name}” no longer signs you in, and your other devices were signed out.`,
        ...(isLast ? [LAST] : []),
      ],
    });
  }
}

const FIRST =
  'Your password alone no longer signs you in: it also takes a passkey or a recovery code. Your other devices were signed out. ' +
  'Keep your recovery codes where you can reach them without your passkey.';
const LAST = 'Your password alone signs you in now, and your recovery codes no longer work.';
