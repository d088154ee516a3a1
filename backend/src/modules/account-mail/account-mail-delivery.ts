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
/** How often a worker looks for mail. */
const LOOK_MS = 2_000;
/** After each failure, in minutes; past the last one it is given up. */
const RETRIES = [1, 5, 15, 60, 180, 360, 720, 1_440];
/** A worker that dies while it talks to the mail server: another one tries again after that. */
const LEASE_MS = 5 * MINUTE_MS;
/** What is left of a mail then is its kind and when it was sent. */
const KEPT_MS = 30 * DAY_MS;

const NOBODY = { tenantId: null, actor: SYSTEM };

type Due = Pick<AccountMailRow, 'id' | 'kind' | 'attempts'> & { sealed: Buffer };

/** Sends what is queued. It needs no company, so it has a round of its own beside the queue, which serves companies. */
@Injectable()
export class AccountMailDelivery implements OnModuleInit {
  private readonly logger = new Logger('AccountMail');
  private nextSweep = 0;

  constructor(
    private readonly schedule: Schedule,
    private readonly scopes: Scopes,
    private readonly secrets: Secrets,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.schedule.add({ name: 'Mail about accounts', everyMs: LOOK_MS, run: () => this.run() });
  }

  /** Sends what is due, one after the other: a mail that cannot be sent now waits, and stops no other. */
  async run(): Promise<void> {
    await this.sweep();
    for (let due = await this.claim(); due; due = await this.claim()) await this.attempt(due);
  }

  private claim(): Promise<Due | undefined> {
    return this.scopes.run(NOBODY, async () => {
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
    await this.scopes.run(NOBODY, () => db().update(AccountMailRow, { id }, changes));
  }

  /** Once an hour: gives up what nobody can use any more, and forgets what is long sent. */
  private async sweep(): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() < this.nextSweep) return;
    this.nextSweep = now.getTime() + 60 * MINUTE_MS;
    await this.scopes.run(NOBODY, async () => {
      await db().query(GIVE_UP, [now]);
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

const GIVE_UP = `
  update account_mails set state = 'dead', sealed = null, failure = coalesce(failure, 'Not sent in time.')
  where state = 'queued' and expires_at <= $1`;

function reasonOf(error: unknown): string {
  return (error instanceof MailFailure ? error.message : 'The email couldn’t be created.').slice(0, 500);
}
