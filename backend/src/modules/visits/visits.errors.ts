import { appError, limitReached } from '../../kernel/problem/index.js';

/** 404: no visit of this company has this id, or it is not among those that the caller may see. */
export class VisitNotFound extends appError(404, 'visit_not_found', 'There is no such visit') {}

/** A visit that stands in the way. */
export interface Conflict {
  visitId: string;
  jobId: string;
  jobNumber: string;
  date: string;
  windowStart: string;
  windowEnd: string;
}

/** 409: the crew is somewhere else at that time; `conflicts` says where. */
export class ScheduleConflict extends appError(409, 'schedule_conflict', 'The crew has another visit at that time', {
  conflicts: {
    type: 'array',
    maxItems: 1_000,
    description: 'The visits that stand in the way.',
    items: {
      type: 'object',
      required: ['visitId', 'jobId', 'jobNumber', 'date', 'windowStart', 'windowEnd'],
      properties: {
        visitId: { type: 'string', format: 'uuid', maxLength: 36, description: 'The other visit.' },
        jobId: { type: 'string', format: 'uuid', maxLength: 36, description: 'Its job.' },
        jobNumber: { type: 'string', maxLength: 20, description: 'Number of that job.', example: 'J-00042' },
        date: { type: 'string', format: 'date', maxLength: 10, description: 'Its day.' },
        windowStart: { type: 'string', maxLength: 5, description: 'When it starts.', example: '08:00' },
        windowEnd: { type: 'string', maxLength: 5, description: 'When it ends.', example: '10:00' },
      },
    },
  },
}) {
  constructor(conflicts: Conflict[]) {
    const others = conflicts.map(({ jobNumber, windowStart, windowEnd }) => `${jobNumber} ${windowStart}–${windowEnd}`);
    super(`In the way: ${others.join(', ')}.`, { members: { conflicts } });
  }
}

/** 409: the property does not want anybody on that day of the week. */
export class NoServiceDay extends appError(409, 'no_service_day', 'No service at this property on that day') {
  constructor() {
    super('Choose another day, or send `overrideReason`.');
  }
}

/** 409: the crew has been archived. */
export class CrewArchived extends appError(409, 'crew_archived', 'This crew is archived') {}

/** 409: somebody is on the way, or the visit is over. */
export class VisitNotMovable extends appError(409, 'visit_not_movable', 'This visit cannot be moved any more', {
  state: { type: 'string', maxLength: 30, description: 'The state that it is in.', example: 'completed' },
}) {
  constructor(status: string) {
    super('Only a visit that is scheduled or dispatched can be moved. Plan another one instead.', {
      members: { state: status },
    });
  }
}

/** 409: required items of the checklist are open. */
export class ChecklistIncomplete extends appError(409, 'checklist_incomplete', 'The checklist is not complete', {
  items: {
    type: 'array',
    maxItems: 200,
    description: 'The required items that are open.',
    items: {
      type: 'object',
      required: ['id', 'label'],
      properties: {
        id: { type: 'string', format: 'uuid', maxLength: 36, description: 'Id of the item.' },
        label: { type: 'string', maxLength: 300, description: 'What is to be done.', example: 'Gate closed' },
      },
    },
  },
}) {
  constructor(items: { id: string; label: string }[]) {
    super('Tick the required items, or send `overrideReason`.', { members: { items } });
  }
}

/** 409: a day is published to a crew, and there is none. */
export class CrewRequired extends appError(409, 'crew_required', 'Nobody goes to this visit yet') {
  constructor() {
    super('Choose a crew first.');
  }
}

/** 409: crews reopen a visit on its own day only. */
export class ReopenedTooLate extends appError(409, 'reopened_too_late', 'Only the office can reopen this visit') {
  constructor() {
    super('A crew can reopen a visit on the day on which it completed it.');
  }
}

/** 409: a job is read and told with its visits. */
export class TooManyVisits extends limitReached('too_many_visits', 'This job takes no more visits') {}
