import { uuidv7 } from '../../lib/uuid';
import type { MockDb, Person } from '../db';

const PREFIX = 'mock_';

/**
 * Tokens say whose they are, so that they outlive a restart of the mock. They are no secret and end never:
 * nothing here is worth stealing.
 */
export const tokenOf = (use: 'access' | 'refresh', { user, company }: Person): string =>
  `${PREFIX}${btoa(JSON.stringify([use, user.id, company.tenant.id, uuidv7()]))}`;

export function personOf(db: MockDb, use: 'access' | 'refresh', token: string): Person | null {
  if (!token.startsWith(PREFIX) || db.signedOut.has(token)) return null;
  try {
    const [meant, userId = '', tenantId = ''] = JSON.parse(atob(token.slice(PREFIX.length))) as string[];
    return meant === use ? db.personOf(userId, tenantId) : null;
  } catch {
    return null;
  }
}

export function personOfToken(db: MockDb, authorization: string | undefined): Person | null {
  return personOf(db, 'access', /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '');
}
