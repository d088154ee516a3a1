import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse as bytesOfUuid, stringify as uuidOf } from 'uuid';

const UUID_BYTES = 16;
const SECONDS_BYTES = 6;
const SIGNED_BYTES = UUID_BYTES + SECONDS_BYTES;
const MAC_BYTES = 32;
const TOKEN = /^[\w-]{72}$/;

/** What the link of a reset says, signed. */
export interface ResetToken {
  userId: string;
  expiresAt: Date;
  signature: Buffer;
}

/**
 * The link names the account, and is signed with the password that it replaces: a new password is the end of every link, so
 * nothing is stored and each works once.
 */
export function writeToken(userId: string, expiresAt: Date, passwordHash: string, key: string): string {
  const signed = signedPart(userId, expiresAt);
  return Buffer.concat([signed, signatureOf(signed, passwordHash, key)]).toString('base64url');
}

/** null for what no link of ours holds. */
export function readToken(token: string): ResetToken | null {
  if (!TOKEN.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== SIGNED_BYTES + MAC_BYTES) return null;
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

/** Whether it is still good for an account with this password. */
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
