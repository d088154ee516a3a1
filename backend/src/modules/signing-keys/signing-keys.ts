import type { KeyObject } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock/index.js';
import { db, newId, NOBODY, Scopes } from '../../kernel/database/index.js';
import { Unavailable } from '../../kernel/problem/index.js';
import { Schedule } from '../../kernel/queue/index.js';
import { defineSealedColumn, Secrets } from '../../kernel/secrets/index.js';
import { newPrivateKey, openedKey, placeOf, type SigningKey, type StoredKey } from './signing-key.js';

/** Short, because other services trust a token without asking whether its session still exists. */
export const ACCESS_TOKEN_SECONDS = 15 * 60;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** How often every process looks for new keys. */
const LOOK_MS = MINUTE_MS;
/** A token with an unknown key makes a process look at once, but no more often than this. */
const LOOK_AGAIN_MS = 5_000;
/** A key is published this long before it signs: longer than the list is cached, and than an update of the product takes. */
const LEAD_MS = HOUR_MS;
const MOST_DAYS = 30;
/** After its successor has begun to sign: the last of its tokens, and clocks that disagree. */
const OUTLIVED_MS = ACCESS_TOKEN_SECONDS * 1000 + 5 * MINUTE_MS;

/** Makes, rotates, and knows the keys that sign access tokens. */
@Injectable()
export class SigningKeys implements OnModuleInit, OnApplicationBootstrap {
  private readonly logger = new Logger(SigningKeys.name);
  /** By id, the newest first. */
  private keys = new Map<string, SigningKey>();
  private lookedAt = 0;
  private looking: Promise<void> | null = null;

  constructor(
    private readonly scopes: Scopes,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
    private readonly schedule: Schedule,
  ) {}

  onModuleInit(): void {
    this.schedule.add({ name: 'Signing keys', everyMs: LOOK_MS, everywhere: true, run: () => this.look() });
    this.schedule.add({ name: 'Old signing keys', everyMs: HOUR_MS, run: () => this.rotateOld() });
  }

  /** Not possible if it was started before the migrations, which readiness reports. */
  onApplicationBootstrap(): Promise<void> {
    return this.lookIfPossible();
  }

  /** The key that signs now; null while TOKEN_SECRET still does. Throws `Unavailable` if the keys can't be read. */
  current(): SigningKey | null {
    const now = this.clock.now();
    if (this.keys.size === 0) {
      void this.lookAgain();
      throw new Unavailable();
    }
    const all = [...this.keys.values()];
    // The oldest, if the clock was set back.
    return all.find(({ signsFrom }) => signsFrom <= now) ?? (this.acceptsSecret ? null : (all.at(-1) ?? null));
  }

  /** The public half of a key that is listed. Null if it isn't. */
  verifying(id: string): KeyObject | null | Promise<KeyObject | null> {
    const known = this.keys.get(id);
    if (known) return known.publicKey;
    return this.lookAgain().then(() => this.keys.get(id)?.publicKey ?? null);
  }

  isListed(id: string): boolean {
    return this.keys.has(id);
  }

  listed(): SigningKey[] {
    return [...this.keys.values()];
  }

  /** Whether tokens that were signed with TOKEN_SECRET, before there were keys, may still live. */
  get acceptsSecret(): boolean {
    const first = [...this.keys.values()].find(({ followsSecret }) => followsSecret);
    return first !== undefined && this.clock.now().getTime() < first.signsFrom.getTime() + ACCESS_TOKEN_SECONDS * 1000;
  }

  /**
   * Adds a key, which signs in an hour. `revoke`: the others may be in wrong hands, so this one signs at once, and no token of
   * theirs is accepted any more.
   */
  async rotate({ revoke = false } = {}): Promise<void> {
    await this.alone(async (stored) => {
      if (revoke) await remove(stored.map(({ id }) => id));
      await this.add(revoke ? 0 : LEAD_MS, false);
    });
    await this.look();
  }

  /** Hourly: adds a key when the newest is a month old, and deletes those of which no token lives. */
  async rotateOld(): Promise<void> {
    await this.alone(async (stored) => {
      const now = this.clock.now().getTime();
      const [newest] = stored;
      if (newest && now - newest.createdAt.getTime() > MOST_DAYS * 24 * HOUR_MS) await this.add(LEAD_MS, false);
      await remove(outlived(stored, now));
    });
  }

  /** Reads the keys; makes the first one. */
  async look(): Promise<void> {
    this.lookedAt = performance.now();
    const keys = await this.read();
    if (keys.size > 0) this.keys = keys;
    else await this.begin();
  }

  private async lookAgain(): Promise<void> {
    if (performance.now() - this.lookedAt < LOOK_AGAIN_MS && this.looking === null) return;
    this.looking ??= this.lookIfPossible().finally(() => {
      this.looking = null;
    });
    await this.looking;
  }

  private async lookIfPossible(): Promise<void> {
    try {
      await this.look();
    } catch (error) {
      this.logger.warn(`Could not read the signing keys: ${String(error)}`);
    }
  }

  private async begin(): Promise<void> {
    await this.alone(async (stored) => {
      if (this.opened(stored).size > 0) return;
      const signedIn = await db().query<unknown[]>('select from open_sessions limit 1');
      const follows = stored.length === 0 && signedIn.length > 0;
      await this.add(follows ? LEAD_MS : 0, follows);
    });
    this.keys = await this.read();
  }

  private async read(): Promise<Map<string, SigningKey>> {
    return this.opened(await this.scopes.run(NOBODY, stored, { readOnly: true }));
  }

  private opened(rows: StoredKey[]): Map<string, SigningKey> {
    const opened = rows.flatMap((row) => {
      try {
        return openedKey(row, (sealed) => this.secrets.openGlobal(sealed, placeOf(row.id)));
      } catch {
        // Of another MASTER_KEY: its tokens can't be verified here, and people refresh them.
        this.logger.warn(`MASTER_KEY does not open the signing key ${row.id}.`);
        return [];
      }
    });
    return new Map(opened.map((key) => [key.id, key]));
  }

  /** One process at a time: many start together. */
  private async alone(work: (stored: StoredKey[]) => Promise<void>): Promise<void> {
    await this.scopes.run(NOBODY, async () => {
      await db().query('lock table signing_keys in share row exclusive mode');
      await work(await stored());
    });
  }

  private async add(leadMs: number, followsSecret: boolean): Promise<void> {
    const id = newId();
    await db().query(
      'insert into signing_keys (id, sealed, created_at, signs_from, follows_secret) values ($1, $2, $3, $4, $5)',
      [
        id,
        this.secrets.sealGlobal(newPrivateKey(), placeOf(id)),
        this.clock.now(),
        new Date(this.clock.now().getTime() + leadMs),
        followsSecret,
      ],
    );
  }
}

const stored = (): Promise<StoredKey[]> => db().query(STORED);

const STORED = `
  select id, sealed, created_at as "createdAt", signs_from as "signsFrom", follows_secret as "followsSecret"
  from signing_keys order by signs_from desc, id desc`;

const remove = (ids: string[]): Promise<unknown> => db().query('delete from signing_keys where id = any ($1)', [ids]);

/** Those whose successor has signed for long enough. */
const outlived = (newestFirst: StoredKey[], now: number): string[] =>
  newestFirst.flatMap(({ id }, n) => {
    const successor = newestFirst[n - 1];
    return successor && successor.signsFrom.getTime() + OUTLIVED_MS <= now ? [id] : [];
  });

defineSealedColumn({
  name: 'signing_keys.sealed',
  read: 'select id, sealed from signing_keys where id > $1 order by id limit $2',
  write: 'update signing_keys set sealed = $3 where id = $1 and sealed = $2',
  placeOf,
});
