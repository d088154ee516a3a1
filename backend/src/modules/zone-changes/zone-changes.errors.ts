import { appError } from '../../kernel/problem/index.js';

/** A visit that would become a conflict. */
interface Conflict {
  visitId: string;
  jobId: string;
  jobNumber: string;
  date: string;
  windowStart: string;
  windowEnd: string;
}

const MOST = 1_000;

/** The problem's member that lists such visits. */
const conflictsMember = (description: string, visit: string) => ({
  conflicts: {
    type: 'array' as const,
    maxItems: MOST,
    description,
    items: {
      type: 'object' as const,
      required: ['visitId', 'jobId', 'jobNumber', 'date', 'windowStart', 'windowEnd'],
      properties: {
        visitId: { type: 'string' as const, format: 'uuid', maxLength: 36, description: visit },
        jobId: { type: 'string' as const, format: 'uuid', maxLength: 36, description: 'Its job.' },
        jobNumber: { type: 'string' as const, maxLength: 20, description: 'Number of that job.', example: 'J-00042' },
        date: { type: 'string' as const, format: 'date', maxLength: 10, description: 'Its day.' },
        windowStart: { type: 'string' as const, maxLength: 5, description: 'When it starts.', example: '08:00' },
        windowEnd: { type: 'string' as const, maxLength: 5, description: 'When it ends.', example: '10:00' },
      },
    },
  },
});

/** 409: in the new time zone, crews would have two visits at once; `conflicts` lists those in the way. */
export class TimeZoneConflict extends appError(
  409,
  'time_zone_conflict',
  'Crews would be double-booked',
  conflictsMember('The visits that would overlap.', 'The visit that would overlap.'),
) {
  static readonly conflictsMember = conflictsMember;

  constructor(conflicts: Conflict[]) {
    const [first] = conflicts;
    const others = conflicts.length > 1 ? ` and ${conflicts.length - 1} more` : '';
    const where = first ? `${first.jobNumber} on ${first.date}, ${first.windowStart}–${first.windowEnd}` : '';
    super(
      `Upcoming visits keep their local time and would overlap ${where}${others}. Reschedule them first, or confirm the overlap.`,
      {
        members: { conflicts: conflicts.slice(0, MOST) },
      },
    );
  }
}
