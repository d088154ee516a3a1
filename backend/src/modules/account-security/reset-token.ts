import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse as bytesOfUuid, stringify as uuidOf } from 'uuid';

const UUID_BYTES = 16;
const SECONDS_BYTES = 6;
const SIGNED_BYTES = UUID_BYTES + SECONDS_BYTES;
const TOKEN = /^[\w-]{72}$/;

/** What the link of a password reset contains. */
export interface ResetToken {
  userId: string;
  expiresAt: Date;
  signature: Buffer;
}

/**
 * The link names the account and is signed with the current password hash. A new password invalidates every link, so each works
 * once and nothing is stored.
 */
export function writeToken(userId: string, expiresAt: Date, passwordHash: string, key: string): string {
  const signed = signedPart(userId, expiresAt);
  return Buffer.concat([signed, signatureOf(signed, passwordHash, key)]).toString('base64url');
}

/** Null if it can't be one of ours. */
export function readToken(token: string): ResetToken | null {
  if (!TOKEN.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  try {
    return {
      userId: uuidOf(bytes.subarray(0, UUID_BYTES)),
      expiresAt: new Date(bytes.readUIntBE(UUID_BYTES, SECONDS_BYTES) * 1000),
      signature: bytes.subarray(SIGNED_BYTES),
    };
  } catch {
    return null;
  }
}

/** Whether it still works for an account with this password. */
export function isGood({ userId, expiresAt, signature }: ResetToken, passwordHash: string, key: string): boolean {
  const expected = signatureOf(signedPart(userId, expiresAt), passwordHash, key);
  return timingSafeEqual(expected, signature) && expiresAt.getTime() > Date.now();
}

function signedPart(userId: string, expiresAt: Date): Buffer {
  const seconds = Buffer.alloc(SECONDS_BYTES);
  seconds.writeUIntBE(Math.floor(expiresAt.getTime() / 1000), 0, SECONDS_BYTES);
  return Buffer.concat([bytesOfUuid(userId), seconds]);
}

const signatureOf = (signed: Buffer, passwordHash: string, key: string): Buffer =>
  createHmac('sha256', key).update('password-reset:').update(signed).update(passwordHash).digest();
