import { appError, limitReached } from '../../kernel/problem/index.js';
import { TimeZoneConflict } from '../zone-changes/index.js';

/** 404: no visit of this company has this id, or it is not among those that the caller may see. */
export class VisitNotFound extends appError(404, 'visit_not_found', 'Visit not found') {}

/** A visit that is in the way. */
export type Conflict = ConstructorParameters<typeof TimeZoneConflict>[0][number];

/** 409: the crew is elsewhere at that time; `conflicts` says where. */
export class ScheduleConflict extends appError(
  409,
  'schedule_conflict',
  'This crew is already booked',
  TimeZoneConflict.conflictsMember('The conflicting visits.', 'The other visit.'),
) {
  constructor(conflicts: Conflict[]) {
    const others = conflicts.map(({ jobNumber, windowStart, windowEnd }) => `${jobNumber} ${windowStart}–${windowEnd}`);
    super(`Conflicts with ${others.join(', ')}.`, { members: { conflicts } });
  }
}

/** 409: the property allows no service on that day of the week. */
export class NoServiceDay extends appError(409, 'no_service_day', 'No-service day for this property') {
  constructor() {
    super('Choose another day, or send `overrideReason` to schedule anyway.');
  }
}

/** 409: the crew has been archived. */
export class CrewArchived extends appError(409, 'crew_archived', 'This crew is archived') {}

/** 409: somebody is on the way, or the visit is over. */
export class VisitNotMovable extends appError(409, 'visit_not_movable', 'This visit can’t be rescheduled', {
  state: { type: 'string', maxLength: 30, description: 'The current status.', example: 'completed' },
}) {
  constructor(status: string) {
    super('Only scheduled or dispatched visits can be rescheduled. Add another visit instead.', {
      members: { state: status },
    });
  }
}

/** 409: required items of the checklist are open at this visit. */
export class ChecklistIncomplete extends appError(409, 'checklist_incomplete', 'Checklist isn’t finished', {
  items: {
    type: 'array',
    maxItems: 200,
    description: 'The required items that are open.',
    items: {
      type: 'object',
      required: ['id', 'label'],
      properties: {
        id: { type: 'string', format: 'uuid', maxLength: 36, description: 'Id of the item.' },
        label: { type: 'string', maxLength: 300, description: "The item's text.", example: 'Gate closed' },
      },
    },
  },
}) {
  constructor(items: { id: string; label: string }[]) {
    super('Check off the required items, or send `overrideReason` to complete anyway.', { members: { items } });
  }
}

/** 409: dispatching needs a crew. */
export class CrewRequired extends appError(409, 'crew_required', 'No crew assigned') {
  constructor() {
    super('Assign a crew first.');
  }
}

/** 409: crews reopen a visit on its own day only. */
export class ReopenedTooLate extends appError(409, 'reopened_too_late', 'Only the office can reopen this visit') {
  constructor() {
    super('Crews can reopen a visit only on the day they completed it.');
  }
}

/** 409: a job is read and sent in events with all its visits, so their number is bounded. */
export class TooManyVisits extends limitReached('too_many_visits', 'Visit limit reached') {}
