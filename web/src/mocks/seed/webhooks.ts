import type { Company } from '../db';
import { deliver } from '../webhooks/deliveries.mock';
import { seedId } from './ids';

/** One endpoint that takes everything, and one that refuses. */
export function seedWebhooks(company: Company): void {
  const now = company.db.now().toISOString();
  ['https://hooks.example.com/hedgerow', 'https://fails.example.com/hedgerow'].forEach((url, index) => {
    const endpoint = company.webhookEndpoints.seed({
      ...{ id: seedId('webhookEndpoint', index), url, eventTypes: ['client.*', 'job.*'] },
      description: index === 0 ? 'Book-keeping' : 'Crew screens',
      ...{ state: 'active', disabledAt: null, disabledReason: null },
      secrets: [{ id: seedId('webhookEndpoint', 10 + index), createdAt: now, expiresAt: null, hint: 'k3Jd' }],
      ...{ failingSince: null, lastFailureAt: null, lastSuccessAt: null },
      ...{ createdAt: now, updatedAt: now, version: 1, revision: 'seed' },
    });
    deliver(company, endpoint, 'job.created', seedId('webhookDelivery', index));
  });
}
