import { randomBytes, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { db } from '../../kernel/database/index.js';
import { Accounts } from '../accounts/index.js';
import { hashPassword } from '../passwords/index.js';

const CODES = 10;
const LENGTH = 10;
/** Crockford's: no letter looks like a digit. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Codes that were just made. */
export interface NewCodes {
  /** As people read them, only this once. */
  codes: string[];
  salt: Buffer;
  hashes: string[];
}

/** What a code is stored as. */
export interface Recovery {
  hash: string;
}

/** For whoever has lost the phone: ten codes, each of which works once. */
@Injectable()
export class RecoveryCodes {
  constructor(private readonly accounts: Accounts) {}

  /** Slow by design: call it before the first statement of a transaction. One after the other, so that others can hash, too. */
  async make(): Promise<NewCodes> {
    const [salt, codes, hashes] = [randomBytes(16), [] as string[], [] as string[]];
    while (codes.length < CODES) {
      const code = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
      codes.push(`${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`);
      hashes.push(await hashPassword(code, salt));
    }
    return { codes, salt, hashes };
  }

  /** In place of all that the person had. False if they have no second factor. */
  async replace(userId: string, { salt, hashes }: NewCodes): Promise<boolean> {
    if (!(await this.accounts.countRecoveryCodes(userId, hashes.length))) return false;
    await this.remove(userId);
    await db().query(INSERT, [userId, hashes, salt]);
    return true;
  }

  async saltOf(userId: string): Promise<Buffer | null> {
    const [row]: Array<{ salt: Buffer }> = await db().query(SALT, [userId]);
    return row?.salt ?? null;
  }

  /** What a code would be stored as. Null if it can't be one. Slow by design. */
  async proofOf(typed: string, salt: Buffer | null): Promise<Recovery | null> {
    const code = normalized(typed);
    return salt && code.length === LENGTH ? { hash: await hashPassword(code, salt) } : null;
  }

  /**
   * Uses a code up. Answers how many are left; null if it is none, or was used already: then nothing of this may be kept. The
   * account is written first, as when codes are replaced, so that the two wait for each other.
   */
  async use(userId: string, hash: string): Promise<number | null> {
    const left = await this.accounts.useRecoveryCode(userId);
    const [, affected]: [unknown[], number] = await db().query(USE, [userId, hash]);
    return affected === 1 ? left : null;
  }

  async remove(userId: string): Promise<void> {
    await db().query('delete from recovery_codes where user_id = $1', [userId]);
  }
}

const INSERT = 'insert into recovery_codes (user_id, hash, salt) select $1, unnest($2::text[]), $3';
const SALT = 'select salt from recovery_codes where user_id = $1 limit 1';
const USE = 'update recovery_codes set used_at = now() where user_id = $1 and hash = $2 and used_at is null';

/** However it was typed: with or without the dash, in capitals, with the letters that look like digits. */
const normalized = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1');
