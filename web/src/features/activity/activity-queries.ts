import { listEventsInfiniteOptions, listEventsOptions } from '../../api/generated/queries/queryOptions';

export const clientEvents = (clientId: string) =>
  listEventsInfiniteOptions({ query: { about: clientId, order: 'desc' } });

export const jobEvents = (jobId: string) => listEventsOptions({ query: { about: jobId, order: 'desc', limit: 100 } });
