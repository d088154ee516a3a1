import { appError } from '../../kernel/problem/index.js';

/** 409: a closed or cancelled job cannot change. */
export class JobEnded extends appError(409, 'job_ended', 'This job can’t be changed', {
  state: { type: 'string', maxLength: 30, description: 'The current status.', example: 'closed' },
}) {
  constructor(status: string) {
    super('Closed and canceled jobs are read-only.', { members: { state: status } });
  }
}

/** 409: the job has visits that are not finished. */
export class VisitsOpen extends appError(409, 'visits_open', 'Some visits are still open', {
  visitIds: {
    type: 'array',
    maxItems: 1_000,
    items: { type: 'string', format: 'uuid', maxLength: 36 },
    description: 'The open visits.',
  },
}) {
  constructor(visitIds: string[], detail: string) {
    super(detail, { members: { visitIds } });
  }
}
