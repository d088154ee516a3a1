import { Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import { Clock } from '../../kernel/clock/index.js';
import { db } from '../../kernel/database/index.js';
import { defineSealedColumn, Secrets } from '../../kernel/secrets/index.js';

/** Clocks differ, and typing takes time: the code before and the one after are good, too. */
const WINDOW = 1;

/** What an authenticator app is given. */
export interface SharedSecret {
  /** Base32, to be typed where no camera is. */
  secret: string;
  /** The same with all that the app shows, for a QR code. */
  uri: string;
}

/** The half minute that a code is of, and the secret that says so. */
export interface Step {
  step: number;
  sealed: Buffer;
}

interface Row {
  sealed: Buffer;
}

/** Codes of authenticator apps (TOTP, RFC 6238). */
@Injectable()
export class Authenticators {
  constructor(
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** Makes a secret, in place of one that nobody has confirmed. Null if there is a confirmed one. */
  async begin(userId: string, email: string): Promise<SharedSecret | null> {
    const secret = new Secret({ size: 20 });
    const sealed = this.secrets.sealGlobal(secret.base32, placeOf(userId));
    const begun: unknown[] = await db().query(BEGIN, [userId, sealed, this.clock.now()]);
    return begun.length === 0 ? null : { secret: secret.base32, uri: appOf(secret, email).toString() };
  }

  /** Which step a code belongs to; null if it is wrong. */
  async stepOf(userId: string, code: string): Promise<Step | null> {
    const [row]: Row[] = await db().query(CONFIRMED, [userId]);
    return row ? this.found(userId, row, code) : null;
  }

  /** The same for a secret that is still to be confirmed, or `none` if there is no such secret. */
  async pendingStepOf(userId: string, code: string): Promise<Step | 'none' | null> {
    const [row]: Row[] = await db().query(PENDING, [userId]);
    return row ? this.found(userId, row, code) : 'none';
  }

  /** False where the step is used already: of two at once one waits for the other, and is refused. */
  async use(userId: string, { step, sealed }: Step): Promise<boolean> {
    return isOne(await db().query(USE, [userId, sealed, step]));
  }

  /** The same for the first code, after which the secret is good. */
  async confirm(userId: string, { step, sealed }: Step): Promise<boolean> {
    return isOne(await db().query(CONFIRM, [userId, sealed, step, this.clock.now()]));
  }

  /** Since when the person has an app; null without one. */
  async since(userId: string): Promise<Date | null> {
    const [row]: Array<{ since: Date }> = await db().query(SINCE, [userId]);
    return row?.since ?? null;
  }

  /** False if there was none that a code had confirmed. */
  async remove(userId: string): Promise<boolean> {
    const [rows]: [Array<{ wasConfirmed: boolean }>, number] = await db().query(REMOVE, [userId]);
    return rows[0]?.wasConfirmed === true;
  }

  private found(userId: string, { sealed }: Row, code: string): Step | null {
    const app = appOf(Secret.fromBase32(this.secrets.openGlobal(sealed, placeOf(userId))));
    const timestamp = this.clock.now().getTime();
    const delta = app.validate({ token: code, window: WINDOW, timestamp });
    return delta === null ? null : { step: app.counter({ timestamp }) + delta, sealed };
  }
}

const BEGIN = `
  insert into authenticators as a (user_id, sealed, created_at) values ($1, $2, $3)
  on conflict (user_id) do update set sealed = excluded.sealed, created_at = excluded.created_at
    where a.confirmed_at is null
  returning user_id`;
const PENDING = 'select sealed from authenticators where user_id = $1 and confirmed_at is null';
const CONFIRMED = 'select sealed from authenticators where user_id = $1 and confirmed_at is not null';
const SINCE = 'select confirmed_at as since from authenticators where user_id = $1 and confirmed_at is not null';
const REMOVE = `
  delete from authenticators where user_id = $1 returning confirmed_at is not null as "wasConfirmed"`;
const USE = `
  update authenticators set last_step = $3
  where user_id = $1 and sealed = $2 and confirmed_at is not null and last_step < $3`;
const CONFIRM = `
  update authenticators set confirmed_at = $4, last_step = $3 where user_id = $1 and sealed = $2 and confirmed_at is null`;

/** What TypeORM answers of an update: the rows, of which there are none, and how many there were. */
const isOne = ([, affected]: [unknown[], number]): boolean => affected === 1;

/** Apps expect SHA-1, six digits and half a minute, and many can do nothing else. */
const appOf = (secret: Secret, label = '') => new TOTP({ issuer: 'Hedgerow', label, secret });

const placeOf = (userId: string) => `authenticators/${userId}/sealed`;

defineSealedColumn({
  name: 'authenticators.sealed',
  read: 'select user_id as id, sealed from authenticators where user_id > $1 order by user_id limit $2',
  write: 'update authenticators set sealed = $3 where user_id = $1 and sealed = $2',
  placeOf,
});
