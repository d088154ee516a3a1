import { appError } from '../../kernel/problem/index.js';

/** 409: planned or ongoing work would be forgotten. */
export class ClientHasOpenJobs extends appError(409, 'client_has_open_jobs', 'This client has open jobs', {
  openJobs: { type: 'integer', minimum: 1, maximum: 1_000_000, description: 'Number of open jobs.', example: 2 },
}) {
  constructor(openJobs: number) {
    super(`${openJobs} ${openJobs === 1 ? 'job is' : 'jobs are'} still open.`, { members: { openJobs } });
  }
}
