import { createHash, createHmac, randomBytes } from 'node:crypto';

/** `<session>.<secret>`: the session is found by its id, the secret is compared by its hash. */
export interface RefreshToken {
  sessionId: string;
  secret: string;
}

export const newSecret = (): string => randomBytes(32).toString('base64url');

export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/**
 * The successor of a secret is a function of it, so parallel refreshes with one token all get the same successor
 * and nothing has to be stored in the clear.
 */
export const successorOf = (secret: string, key: string): string =>
  createHmac('sha256', key).update(`refresh:${secret}`).digest('base64url');

export const writeToken = ({ sessionId, secret }: RefreshToken): string => `${sessionId}.${secret}`;

export function readToken(token: string): RefreshToken | null {
  const match = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/.exec(token);
  return match?.[1] && match[2] ? { sessionId: match[1], secret: match[2] } : null;
}
