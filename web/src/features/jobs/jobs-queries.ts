import { listJobsInfiniteOptions } from '../../api/generated/queries/queryOptions';
import { type JobsSearch, toQuery } from './jobs-search';

export const jobsPages = (search: JobsSearch) => listJobsInfiniteOptions({ query: toQuery(search) });
export const clientJobsPages = (clientId: string) => listJobsInfiniteOptions({ query: { clientId, limit: 50 } });
