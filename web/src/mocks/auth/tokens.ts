import { uuidv7 } from '../../lib/uuid';
import { personOfApiKey } from '../api-keys.mock';
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
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  if (!token.startsWith('hr_')) return personOf(db, 'access', token);
  for (const company of db.companies) {
    const program = personOfApiKey(company, token);
    if (program) return program;
  }
  return null;
}
