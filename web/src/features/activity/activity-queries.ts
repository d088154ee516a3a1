import { listEventsInfiniteOptions, listEventsOptions } from '../../api/generated/queries/queryOptions';

export const clientEvents = (clientId: string) =>
  listEventsInfiniteOptions({ query: { entityId: clientId, order: 'desc' } });

export const jobEvents = (jobId: string) =>
  listEventsOptions({ query: { entityId: jobId, order: 'desc', limit: 100 } });
