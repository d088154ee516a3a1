import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock/index.js';
import { SYSTEM } from '../../kernel/context/index.js';
import { db, Scopes } from '../../kernel/database/index.js';
import { Mailer, MailFailure } from '../../kernel/mail/index.js';
import { Schedule } from '../../kernel/queue/index.js';
import { Secrets } from '../../kernel/secrets/index.js';
import { placeOf, type SealedMail } from './account-mail.js';
import { AccountMailRow } from './account-mail.entity.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** How often a worker looks for due mail. */
const LOOK_MS = 2_000;
const SWEEP_MS = 60 * MINUTE_MS;
/** Minutes to wait after each failure; after the last one the mail is dropped. */
const RETRIES = [1, 5, 15, 60, 180, 360, 720, 1_440];
/** If a worker dies while it talks to the mail server, another one tries again after this. */
const LEASE_MS = 5 * MINUTE_MS;
/** Rows are deleted after this; what they contained is erased once sent. */
const KEPT_MS = 30 * DAY_MS;

const WITHOUT_COMPANY = { tenantId: null, actor: SYSTEM };

type Due = Pick<AccountMailRow, 'id' | 'kind' | 'attempts'> & { sealed: Buffer };

/** Sends queued mail. It runs on the schedule rather than as queue tasks, which belong to companies. */
@Injectable()
export class AccountMailDelivery implements OnModuleInit {
  private readonly logger = new Logger('AccountMail');

  constructor(
    private readonly schedule: Schedule,
    private readonly scopes: Scopes,
    private readonly secrets: Secrets,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.schedule.add({ name: 'Mail about accounts', everyMs: LOOK_MS, run: () => this.run() });
    this.schedule.add({ name: 'Old mail about accounts', everyMs: SWEEP_MS, run: () => this.sweep() });
  }

  /** Sends due mail one by one. A mail that fails is tried again later and does not hold up the others. */
  async run(): Promise<void> {
    for (let due = await this.claim(); due; due = await this.claim()) await this.attempt(due);
  }

  private claim(): Promise<Due | undefined> {
    return this.scopes.run(WITHOUT_COMPANY, async () => {
      const now = this.clock.now();
      const [claimed]: [Due[], number] = await db().query(CLAIM, [now, new Date(now.getTime() + LEASE_MS)]);
      return claimed[0];
    });
  }

  private async attempt({ id, kind, attempts, sealed }: Due): Promise<void> {
    try {
      const mail = JSON.parse(this.secrets.openGlobal(sealed, placeOf(id))) as SealedMail;
      const outcome = await this.mailer.deliverToPerson({ id, ...mail });
      await this.settle(id, { state: outcome, sealed: null, failure: null });
    } catch (error) {
      const failure = reasonOf(error);
      this.logger.warn({ mailId: id, kind, attempts, failure, msg: 'mail about an account was not sent' });
      await this.settle(id, { failure, ...this.afterFailure(attempts, error) });
    }
  }

  private afterFailure(attempts: number, error: unknown): Partial<AccountMailRow> {
    const minutes = RETRIES[attempts - 1];
    const permanent = error instanceof MailFailure && error.permanent;
    if (permanent || minutes === undefined) return { state: 'dead', sealed: null };
    return { nextAttemptAt: new Date(this.clock.now().getTime() + minutes * MINUTE_MS) };
  }

  private async settle(id: string, changes: Partial<AccountMailRow>): Promise<void> {
    await this.scopes.run(WITHOUT_COMPANY, () => db().update(AccountMailRow, { id }, changes));
  }

  /** Hourly: drops expired mail and deletes old rows. */
  async sweep(): Promise<void> {
    const now = this.clock.now();
    await this.scopes.run(WITHOUT_COMPANY, async () => {
      await db().query(DROP_EXPIRED, [now]);
      await db().query('delete from account_mails where created_at < $1', [new Date(now.getTime() - KEPT_MS)]);
    });
  }
}

const CLAIM = `
  update account_mails set attempts = attempts + 1, next_attempt_at = $2
  where id = (
    select id from account_mails where state = 'queued' and next_attempt_at <= $1 and expires_at > $1
    order by next_attempt_at limit 1 for update skip locked)
  returning id, kind, attempts, sealed`;

const DROP_EXPIRED = `
  update account_mails set state = 'dead', sealed = null, failure = coalesce(failure, 'Not sent in time.')
  where state = 'queued' and expires_at <= $1`;

function reasonOf(error: unknown): string {
  return (error instanceof MailFailure ? error.message : 'The email couldn’t be created.').slice(0, 500);
}
