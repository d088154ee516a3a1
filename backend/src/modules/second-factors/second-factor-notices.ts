import { Injectable } from '@nestjs/common';
import { AccountNotices } from '../account-notices/index.js';
import type { User } from '../accounts/index.js';

/** When to make new codes, rather late than never. */
const FEW = 3;

type Person = Pick<User, 'id' | 'name' | 'email'>;

/** Emails people about changes of their second factor. */
@Injectable()
export class SecondFactorNotices {
  constructor(private readonly notices: AccountNotices) {}

  added(to: Person): Promise<void> {
    return this.notices.send(to, {
      kind: 'second_factor_added',
      subject: 'Two-step verification is on',
      paragraphs: [
        'Signing in to your Hedgerow account now takes your password and a code from your authenticator app. Your ' +
          'other devices were signed out.',
        'Keep your recovery codes where you can reach them without your phone.',
      ],
    });
  }

  removed(to: Person, isLast: boolean): Promise<void> {
    return this.notices.send(to, {
      kind: 'second_factor_removed',
      subject: isLast ? 'Two-step verification is off' : 'Your authenticator app was removed',
      paragraphs: [
        'The authenticator app was removed from your Hedgerow account, and your other devices were signed out.',
        isLast
          ? 'Your password alone signs you in now, and your recovery codes no longer work.'
          : 'After your password, signing in still takes a passkey or a recovery code.',
      ],
    });
  }

  reset(to: Person & Pick<User, 'passwordIsShort'>, by: { name: string; company: string }): Promise<void> {
    return this.notices.send(to, {
      kind: 'second_factor_reset',
      subject: 'Your two-step verification was reset',
      paragraphs: [
        `${by.name} at ${by.company} turned off two-step verification for your Hedgerow account. You were signed out ` +
          'on all devices, and your passkeys and recovery codes no longer work.',
        to.passwordIsShort
          ? 'Your password is too short to sign in alone. Choose a longer one by the link in the other email, and set up two-step verification again.'
          : 'Sign in with your password, and set it up again in your account settings.',
      ],
      unlessYou: `If you didn’t ask for this, tell ${by.company} and secure your account.`,
    });
  }

  codesRenewed(to: Person): Promise<void> {
    return this.notices.send(to, {
      kind: 'recovery_codes_renewed',
      subject: 'You have new recovery codes',
      paragraphs: ['New recovery codes were created for your Hedgerow account. The ones before no longer work.'],
    });
  }

  codeUsed(to: Person, left: number): Promise<void> {
    const rest = left === 1 ? '1 recovery code is' : `${left} recovery codes are`;
    return this.notices.send(to, {
      kind: 'recovery_code_used',
      subject: 'A recovery code was used to sign in',
      paragraphs: [
        `Someone signed in to your Hedgerow account with your password and a recovery code. ${rest} left.`,
        ...(left > FEW ? [] : ['Create new ones soon in your account settings.']),
      ],
    });
  }
}
