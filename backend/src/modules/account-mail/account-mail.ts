import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/index.js';
import { Config } from '../../kernel/config/index.js';
import { db, insertRow, newId } from '../../kernel/database/index.js';
import { canonicalEmail } from '../../kernel/email/index.js';
import type { Envelope } from '../../kernel/mail/index.js';
import { TooManyRequests } from '../../kernel/problem/index.js';
import { defineSealedColumn, Secrets } from '../../kernel/secrets/index.js';
import { AccountMailRow } from './account-mail.entity.js';
import { type Letter, writeLetter } from './letter.js';

const HOUR_MS = 3_600_000;
/** How long a notice waits for the mail server. */
const NOTICE_MS = 48 * HOUR_MS;
/** To one address, of what strangers can ask for. */
const MOST_IN_AN_HOUR = 5;

/** A mail to a person about their account. */
export interface NewAccountMail {
  /** What it is about: `invitation`, `password_reset`. */
  kind: string;
  to: { name: string | null; address: string };
  letter: Omit<Letter, 'name'>;
  /** The company that it counts against in `sentSince`; null if a person asked for it. */
  companyId: string | null;
  /** When its link stops working: it is not sent after that. A notice, which has no link, is sent for two days. */
  expiresAt?: Date;
}

/** What is encrypted. */
export type SealedMail = Pick<Envelope, 'to' | 'subject' | 'text' | 'html'>;

/**
 * Mail to people about their accounts: invitations, password resets, notices. It is kept apart from the messages of a company,
 * which its office can read, because its links grant access.
 */
@Injectable()
export class AccountMail {
  constructor(
    private readonly secrets: Secrets,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Queues a mail in the caller's transaction, with or without a company. A worker sends it within seconds. */
  async queue({ kind, to, letter, companyId, expiresAt }: NewAccountMail): Promise<void> {
    const [id, now] = [newId(), this.clock.now()];
    const { name, address } = to;
    const written = writeLetter({ ...letter, name }, `Hedgerow · ${this.config.publicUrl}`);
    const sealed: SealedMail = { to: { address, ...(name && { name }) }, ...written };
    await insertRow(AccountMailRow, {
      id,
      kind,
      companyId,
      recipient: this.recipientsOf(address)[0],
      sealed: this.secrets.sealGlobal(JSON.stringify(sealed), placeOf(id)),
      nextAttemptAt: now,
      expiresAt: expiresAt ?? new Date(now.getTime() + NOTICE_MS),
    });
  }

  /** How many mails were queued since then: of a kind, for a company, to an address. For limits. */
  async sentSince(
    since: Date,
    { kind, companyId, address }: { kind?: string; companyId?: string; address?: string },
  ): Promise<number> {
    const mails = db().createQueryBuilder(AccountMailRow, 'mail').where('mail.created_at >= :since', { since });
    if (kind !== undefined) mails.andWhere('mail.kind = :kind', { kind });
    if (companyId !== undefined) mails.andWhere('mail.company_id = :companyId', { companyId });
    if (address !== undefined)
      mails.andWhere('mail.recipient in (:...recipients)', { recipients: this.recipientsOf(address) });
    return mails.getCount();
  }

  /** Throws `TooManyRequests` if an address got enough mail of a kind, so that nobody can flood someone else's inbox. */
  async requireFew(kind: string, address: string): Promise<void> {
    const since = new Date(this.clock.now().getTime() - HOUR_MS);
    if ((await this.sentSince(since, { kind, address })) >= MOST_IN_AN_HOUR) throw new TooManyRequests(HOUR_MS / 1000);
  }

  /** Keyed: addresses are easy to guess from a plain hash. First as it is stored now. */
  private recipientsOf(address: string): Buffer[] {
    const keyed = this.secrets.fingerprintsOf(canonicalEmail(address) ?? address);
    return keyed.map((one) => Buffer.from(one, 'base64url'));
  }
}

/** Where the encrypted mail is stored. */
export const placeOf = (id: string): string => `account_mails/${id}`;

defineSealedColumn({
  name: 'account_mails.sealed',
  read: 'select id, sealed from account_mails where id > $1 and sealed is not null order by id limit $2',
  write: 'update account_mails set sealed = $3 where id = $1 and sealed = $2',
  placeOf,
});
