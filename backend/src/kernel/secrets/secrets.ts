import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/index.js';
import { currentScope, currentTenantId } from '../context/index.js';
import { db } from '../database/index.js';
import { seal, unseal } from './sealed.js';

const KEY_BYTES = 32;
const STORE =
  'update tenant_data_keys set data_key = $1 where tenant_id = (select app_tenant_id()) and data_key is null';

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
    return seal(this.globalKey(), Buffer.from(plain), place);
  }

  /** Decrypts what `sealGlobal` made for the same place. */
  openGlobal(sealed: Buffer, place: string): string {
    return unseal(this.globalKey(), sealed, place).toString();
  }

  /** A keyed hash: equal texts match, and someone with a copy of the database can't guess them offline. */
  fingerprintOf(text: string): string {
    return createHmac('sha256', this.derived('hedgerow fingerprints')).update(text).digest('base64url');
  }

  private async dataKey(): Promise<Buffer | null> {
    const known = (await currentScope().statements.company())?.['data_key'];
    const wrapped = typeof known === 'string' ? bytesOf(known) : await this.storedKey();
    return wrapped ? unseal(this.masterKey(), wrapped, currentTenantId()) : null;
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
    const wrapped = seal(this.masterKey(), randomBytes(KEY_BYTES), currentTenantId());
    await db().query(STORE, [wrapped]);
    const key = await this.dataKey();
    if (!key) throw new Error('The data key of the company could not be made.');
    return key;
  }

  private masterKey(): Buffer {
    return this.derived('hedgerow data keys');
  }

  private globalKey(): Buffer {
    return this.derived('hedgerow global secrets');
  }

  private derived(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.config.get('MASTER_KEY'), '', purpose, KEY_BYTES));
  }
}

/** As PostgreSQL writes bytes into JSON: `\\x00ff`. */
const bytesOf = (written: string): Buffer => Buffer.from(written.slice(2), 'hex');
