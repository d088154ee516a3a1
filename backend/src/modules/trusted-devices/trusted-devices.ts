import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LessThan, MoreThan } from 'typeorm';
import { Clock } from '../../kernel/clock/index.js';
import { db, insertRow } from '../../kernel/database/index.js';
import type { ClientKind } from '../../kernel/dto/index.js';
import { TrustedDevice } from './trusted-device.entity.js';

export const TRUST_DAYS = 30;
const DAY_MS = 86_400_000;
const MOST_LISTED = 100;

/** From what a person signs in. */
export interface TrustedFrom {
  client: ClientKind;
  userAgent: string | null;
  address: string;
}

/**
 * Devices on which a person is not asked for the second factor. Each holds a secret, of which only a hash is stored. All are
 * forgotten when the password or the second factor changes.
 */
@Injectable()
export class TrustedDevices {
  constructor(private readonly clock: Clock) {}

  /** Answers what the device has to keep. */
  async trust(userId: string, { client, userAgent, address }: TrustedFrom): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await db().delete(TrustedDevice, { userId, expiresAt: LessThan(now) });
    await insertRow(TrustedDevice, {
      userId,
      tokenHash: hashOf(token),
      client,
      userAgent: userAgent?.slice(0, 400) ?? null,
      address: address.slice(0, 45),
      lastUsedAt: now,
      expiresAt: new Date(now.getTime() + TRUST_DAYS * DAY_MS),
    });
    return token;
  }

  /** Whether the person trusts the device that holds this, and notes that it was used. */
  async isTrusted(userId: string, token: string): Promise<boolean> {
    const now = this.clock.now();
    const device = { userId, tokenHash: hashOf(token), expiresAt: MoreThan(now) };
    return (await db().update(TrustedDevice, device, { lastUsedAt: now })).affected === 1;
  }

  /** Most recently used first. */
  of(userId: string): Promise<TrustedDevice[]> {
    const where = { userId, expiresAt: MoreThan(this.clock.now()) };
    return db().find(TrustedDevice, { where, order: { lastUsedAt: 'DESC', id: 'DESC' }, take: MOST_LISTED });
  }

  /** False if the person trusts no such device. */
  async forget(id: string, userId: string): Promise<boolean> {
    return (await db().delete(TrustedDevice, { id, userId })).affected === 1;
  }

  async forgetAllOf(userId: string): Promise<void> {
    await db().delete(TrustedDevice, { userId });
  }
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
