import type { Company } from '../db';
import { seedId } from './ids';

/** The secret of the key that is there from the start: no secret at all. */
export const DEMO_API_KEY = 'hr_mockkey0001_0123456789abcdef';

export function seedApiKeys({ apiKeys, apiSecrets, db }: Company): void {
  const now = db.now().toISOString();
  const key = apiKeys.seed({
    ...{
      id: seedId('apiKey', 0),
      name: 'Route planner',
      prefix: 'hr_mockkey0001',
      state: 'active',
      requestsPerMinute: 120,
    },
    scopes: ['clients.read.all', 'jobs.read.all', 'visits.read.all'],
    ...{ createdByName: 'Ellen Whitaker', createdAt: now, updatedAt: now, version: 1, revision: 'seed' },
    ...{ expiresAt: null, lastUsedAt: now, lastUsedAddress: '203.0.113.7' },
    ...{ revokedAt: null, rotatedAt: null, previousSecretExpiresAt: null },
  });
  apiSecrets.set(DEMO_API_KEY, key.id);
}
