import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/index.js';
import { currentScope, currentTenantId } from '../context/index.js';
import { db } from '../database/index.js';
import { seal, unseal } from './sealed.js';

const KEY_BYTES = 32;
const STORE =
  'update tenant_data_keys set data_key = $1 where tenant_id = (select app_tenant_id()) and data_key is null';

/** What keys follow from MASTER_KEY for. */
const PURPOSES = {
  dataKeys: 'hedgerow data keys',
  global: 'hedgerow global secrets',
  fingerprints: 'hedgerow fingerprints',
} as const;

type Purpose = keyof typeof PURPOSES;

interface DataKeyRow {
  data_key: Buffer | null;
}

/**
 * Values that even a copy of the database must not reveal. Each company has its own data key, stored wrapped by
 * MASTER_KEY: destroying the key destroys the company's secrets, and MASTER_KEY is rotated by rewrapping.
 */
@Injectable()
export class Secrets {
  constructor(private readonly config: Config) {}

  /** Encrypts for the company of the scope. `place` names table, row and column, and is needed to open it again. */
  async seal(plain: string, place: string): Promise<Buffer> {
    return seal((await this.dataKey()) ?? (await this.makeDataKey()), Buffer.from(plain), place);
  }

  /** Decrypts what `seal` made for the same company and place. */
  async open(sealed: Buffer, place: string): Promise<string> {
    const key = await this.dataKey();
    if (!key) throw new Error('The company has no data key, yet something sealed with one.');
    return unseal(key, sealed, place).toString();
  }

  /** Encrypts data that belongs to a person rather than a company. */
  sealGlobal(plain: string, place: string): Buffer {
    return seal(this.keysFor('global').current, Buffer.from(plain), place);
  }

  /** Decrypts what `sealGlobal` made for the same place. */
  openGlobal(sealed: Buffer, place: string): string {
    return this.opened('global', sealed, place).plain.toString();
  }

  /**
   * While MASTER_KEY is rotated: what was sealed with the previous one, sealed again; null if the present one opens it already.
   * Throws if neither does. The place of a data key is the id of its company.
   */
  resealed(purpose: Purpose, sealed: Buffer, place: string): Buffer | null {
    const { plain, isCurrent } = this.opened(purpose, sealed, place);
    return isCurrent ? null : seal(this.keysFor(purpose).current, plain, place);
  }

  /** A keyed hash: equal texts match, and someone with a copy of the database can't guess them offline. */
  fingerprintOf(text: string): string {
    return fingerprint(this.keysFor('fingerprints').current, text);
  }

  /** What it may have been stored as: with MASTER_KEY, or with the one before. */
  fingerprintsOf(text: string): string[] {
    const { current, previous } = this.keysFor('fingerprints');
    return [current, ...(previous ? [previous] : [])].map((key) => fingerprint(key, text));
  }

  private async dataKey(): Promise<Buffer | null> {
    const known = (await currentScope().statements.company())?.['data_key'];
    const wrapped = typeof known === 'string' ? bytesOf(known) : await this.storedKey();
    return wrapped ? this.opened('dataKeys', wrapped, currentTenantId()).plain : null;
  }

  /** Created since the transaction began, if there is one. */
  private async storedKey(): Promise<Buffer | null> {
    const rows: DataKeyRow[] = await db().query(
      'select data_key from tenant_data_keys where tenant_id = (select app_tenant_id())',
    );
    return rows[0]?.data_key ?? null;
  }

  /**
   * The first secret of a company creates its key. Of two concurrent ones, the second waits and uses the first one's
   * key.
   */
  private async makeDataKey(): Promise<Buffer> {
    const wrapped = seal(this.keysFor('dataKeys').current, randomBytes(KEY_BYTES), currentTenantId());
    await db().query(STORE, [wrapped]);
    const key = await this.dataKey();
    if (!key) throw new Error('The data key of the company could not be made.');
    return key;
  }

  private opened(purpose: Purpose, sealed: Buffer, place: string): { plain: Buffer; isCurrent: boolean } {
    const { current, previous } = this.keysFor(purpose);
    try {
      return { plain: unseal(current, sealed, place), isCurrent: true };
    } catch (error) {
      if (!previous) throw error;
      return { plain: unseal(previous, sealed, place), isCurrent: false };
    }
  }

  private keysFor(purpose: Purpose): { current: Buffer; previous: Buffer | null } {
    const previous = this.config.get('MASTER_KEY_PREVIOUS');
    return {
      current: derived(this.config.get('MASTER_KEY'), purpose),
      previous: previous ? derived(previous, purpose) : null,
    };
  }
}

const derived = (masterKey: string, purpose: Purpose): Buffer =>
  Buffer.from(hkdfSync('sha256', masterKey, '', PURPOSES[purpose], KEY_BYTES));

const fingerprint = (key: Buffer, text: string): string => createHmac('sha256', key).update(text).digest('base64url');

/** As PostgreSQL writes bytes into JSON: `\\x00ff`. */
const bytesOf = (written: string): Buffer => Buffer.from(written.slice(2), 'hex');
