import type { User } from '../accounts/index.js';
import { bytesOfId, isGood, readLink, writeLink } from '../mailed-links/index.js';

const KIND = 'secure-account';
const DAYS = 7;
/** How long one works. */
export const SECURE_LINK_MS = DAYS * 86_400_000;
const ID_BYTES = 16;

/** What the link of a notice is about. */
export interface SecureLink {
  userId: string;
  /** Where the notice went: what the account gets back. */
  email: string;
  /** Whether it still works for the account: each ends those from before. */
  isGoodFor: (user: Pick<User, 'securedAt'>) => boolean;
}

/**
 * Nothing but securing the account ends it: whoever took an account over changes its password and its email, and the links that
 * warned of that must go on working.
 */
export function writeSecureLink({ id, email }: Pick<User, 'id' | 'email'>, key: string): string {
  const subject = Buffer.concat([bytesOfId(id), Buffer.from(email)]);
  return writeLink({ subject, expiresAt: new Date(Date.now() + SECURE_LINK_MS) }, { kind: KIND, state: '', key });
}

/** Null if it is not one of ours, or has expired. */
export function readSecureLink(token: string, key: string): SecureLink | null {
  const link = readLink(token);
  if (!link || !isGood(link, { kind: KIND, state: '', key }) || link.subject.length <= ID_BYTES) return null;
  const writtenAt = link.expiresAt.getTime() - SECURE_LINK_MS;
  return {
    userId: link.subject.subarray(0, ID_BYTES).toString('hex'),
    email: link.subject.subarray(ID_BYTES).toString(),
    isGoodFor: ({ securedAt }) => securedAt === null || writtenAt > securedAt.getTime(),
  };
}
