import { appError } from '../../kernel/problem/index.js';

/** 404: no job of this company has this id, or it is not among those that the caller may see. */
export class JobNotFound extends appError(404, 'job_not_found', 'Job not found') {}

/** 409: visits can be planned while a job is a draft or active, and worked on while it is active. */
export class JobNotActive extends appError(409, 'job_not_active', 'This job isn’t active', {
  state: { type: 'string', maxLength: 30, description: 'The current status.', example: 'on_hold' },
}) {
  constructor(status: string) {
    super(`This job is ${status.replace('_', ' ')}. Confirm, resume, or reopen it first.`, {
      members: { state: status },
    });
  }
}
