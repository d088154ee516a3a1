import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { setImmediate as others } from 'node:timers/promises';

/** `<session>.<secret>`: the session is found by its id, the secret is compared by its hash. */
export interface RefreshToken {
  sessionId: string;
  secret: string;
}

/**
 * How far back a used token is known for what it is: more than a month of renewing each quarter of an hour, and a token that
 * old has expired.
 */
const MOST_SUCCESSORS = 4_096;
/** Some milliseconds of work; then others have their turn. */
const AT_ONCE = 256;

export const newSecret = (): string => randomBytes(32).toString('base64url');

export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/**
 * The successor of a secret is a function of it, so parallel refreshes with one token all get the same successor
 * and nothing has to be stored in the clear.
 */
export const successorOf = (secret: string, key: string): string =>
  createHmac('sha256', key).update(`refresh:${secret}`).digest('base64url');

/** Whether a secret was good once: only what we gave out leads, from one successor to the next, to the newest one. */
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
