import { Injectable } from '@nestjs/common';
import { currentScope } from '../../kernel/context/index.js';
import { AccountMail } from '../account-mail/index.js';
import { AccountNotices } from '../account-notices/index.js';
import type { User } from '../accounts/index.js';
import { type OpenSession, SessionsService } from '../sessions/index.js';
import { deviceName, isKnown } from '../sign-in-devices/index.js';

const KIND = 'new_device';
const HOUR_MS = 3_600_000;
/** Whoever signs in more often from ever new places knows by then. */
const MOST_IN_AN_HOUR = 5;

/** Tells people of sign-ins from devices that they have not used before. */
@Injectable()
export class NewDevices {
  constructor(
    private readonly sessions: SessionsService,
    private readonly notices: AccountNotices,
    private readonly mail: AccountMail,
  ) {}

  /** In the transaction of the sign-in, unless the browser is known. The very first one is nobody's news. */
  async tell(user: User, { session }: OpenSession): Promise<void> {
    const earlier = await this.sessions.devicesBefore(session);
    if (earlier.length === 0 || isKnown(session, earlier)) return;
    const since = new Date(Date.now() - HOUR_MS);
    if ((await this.mail.sentSince(since, { kind: KIND, address: user.email })) >= MOST_IN_AN_HOUR) return;
    const { address } = currentScope();
    await this.notices.send(user, {
      kind: KIND,
      subject: 'New sign-in to your Hedgerow account',
      paragraphs: [
        'Someone signed in to your Hedgerow account from a new device or place.',
        [deviceName(session), instantIn(user.locale, session.createdAt), address && `IP address ${address}`]
          .filter((fact) => fact)
          .join(' · '),
      ],
    });
  }
}

const instantIn = (locale: string | null, instant: Date): string =>
  new Intl.DateTimeFormat(locale ?? 'en-US', { dateStyle: 'long', timeStyle: 'long', timeZone: 'UTC' }).format(instant);
