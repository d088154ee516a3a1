import type { ListJobsData } from '../../api/generated/requests/types.gen';
import { isCalendarDate } from '../../lib/calendar';
import { read } from '../../lib/search';

type Query = NonNullable<ListJobsData['query']>;
export type JobStatus = NonNullable<Query['status']>;
export type JobFlag = NonNullable<Query['flag']>;

export const JOB_STATUSES = [
  'draft',
  'active',
  'on_hold',
  'completed',
  'closed',
  'cancelled',
] as const satisfies readonly JobStatus[];
export const JOB_FLAGS = ['late', 'unscheduled', 'action_required'] as const satisfies readonly JobFlag[];

/** The job list’s search and filters, as its URL has them. */
export interface JobsSearch {
  q?: string;
  state?: JobStatus;
  flag?: JobFlag;
  /** ID of a crew with a visit. */
  crew?: string;
  /** First and last day (`YYYY-MM-DD`) of a range with a visit. */
  from?: string;
  to?: string;
}

export function parseJobsSearch(search: Record<string, unknown>): JobsSearch {
  const [q, crew] = [read.text(search['q']), read.text(search['crew'])];
  const state = read.oneOf(search['state'], JOB_STATUSES);
  const flag = read.oneOf(search['flag'], JOB_FLAGS);
  const [from, to] = [dayOf(search['from']), dayOf(search['to'])];
  return {
    ...(q && { q: q.slice(0, 200) }),
    ...(state && { state }),
    ...(flag && { flag }),
    ...(crew && { crew }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

const PAGE = 100;

export const toQuery = ({ q, state, flag, crew, from, to }: JobsSearch): Query => ({
  limit: PAGE,
  ...(q && { q }),
  ...(state && { status: state }),
  ...(flag && { flag }),
  ...(crew && { crewId: crew }),
  ...(from && { from }),
  ...(to && { to }),
});

function dayOf(value: unknown): string | undefined {
  const text = read.text(value);
  return text && isCalendarDate(text) ? text : undefined;
}
