import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { setImmediate as others } from 'node:timers/promises';

/** `<session>.<secret>`. The session is found by id; the secret is compared by hash. */
export interface RefreshToken {
  sessionId: string;
  secret: string;
}

/**
 * How many renewals back a used token is still recognized: a month of renewing every 15 minutes. Older tokens have
 * expired.
 */
const MOST_SUCCESSORS = 4_096;
/** A few milliseconds of work, then other requests get their turn. */
const AT_ONCE = 256;

export const newSecret = (): string => randomBytes(32).toString('base64url');

export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/**
 * The successor of a secret is derived from it, so parallel refreshes with the same token get the same successor, and
 * nothing is stored in plain text.
 */
export const successorOf = (secret: string, key: string): string =>
  createHmac('sha256', key).update(`refresh:${secret}`).digest('base64url');

/** Whether a secret was ever valid: only secrets we issued lead, successor by successor, to the newest one. */
export async function isUsed(secret: string, newest: Buffer, key: string): Promise<boolean> {
  let later = secret;
  for (let n = 1; n <= MOST_SUCCESSORS; n += 1) {
    later = successorOf(later, key);
    if (timingSafeEqual(hashOf(later), newest)) return true;
    if (n % AT_ONCE === 0) await others();
  }
  return false;
}

export const writeToken = ({ sessionId, secret }: RefreshToken): string => `${sessionId}.${secret}`;

export function readToken(token: string): RefreshToken | null {
  const match = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/.exec(token);
  return match?.[1] && match[2] ? { sessionId: match[1], secret: match[2] } : null;
}
