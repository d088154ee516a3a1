import type { ConfirmationDto, JobDto, VisitDto, WorkOrderDto } from '../../api/generated/requests/types.gen';
import type { Tone } from '../../ui/status-mark';
import type { JobFlag, JobStatus } from './jobs-search';

export type VisitStatus = VisitDto['status'];
export type SkipReason = NonNullable<VisitDto['skipReason']>;

type Words = readonly [word: string, tone: Tone];

/** The words of the contract as the office says them. */
export const JOB_STATUS: Readonly<Record<JobStatus, Words>> = {
  draft: ['Draft', 'waiting'],
  active: ['Active', 'growing'],
  on_hold: ['On hold', 'waiting'],
  completed: ['Completed', 'resting'],
  closed: ['Closed', 'resting'],
  cancelled: ['Cancelled', 'resting'],
};

export const VISIT_STATUS: Readonly<Record<VisitStatus, Words>> = {
  unscheduled: ['Not planned', 'waiting'],
  scheduled: ['Planned', 'planned'],
  dispatched: ['With the crew', 'planned'],
  en_route: ['On the way', 'growing'],
  in_progress: ['Working', 'growing'],
  paused: ['Paused', 'waiting'],
  completed: ['Done', 'resting'],
  skipped: ['Skipped', 'trouble'],
  cancelled: ['Cancelled', 'resting'],
};

export const FLAG: Readonly<Record<JobFlag, string>> = {
  late: 'Late',
  unscheduled: 'To be planned',
  action_required: 'Nothing ahead',
};

/** What each flag means, for a tooltip. */
export const FLAG_MEANING: Readonly<Record<JobFlag, string>> = {
  late: 'The day of a visit is past, and it is not finished.',
  unscheduled: 'There is no visit yet, or one without a day.',
  action_required: 'The job is active and no visit is ahead: plan one or complete the job.',
};

export const SKIP_REASON: Readonly<Record<SkipReason, string>> = {
  weather: 'Weather',
  locked_gate: 'Locked gate',
  dog: 'Dog',
  client_asked: 'Client asked',
  not_needed: 'Not needed',
  other: 'Something else',
};

export const WORK_ORDER: Readonly<Record<WorkOrderDto['state'], Words>> = {
  none: ['Not made yet', 'resting'],
  queued: ['Waiting for the worker', 'planned'],
  making: ['Being made', 'planned'],
  ready: ['Ready', 'growing'],
  failed: ['Could not be made', 'trouble'],
};

export const CONFIRMATION: Readonly<Record<ConfirmationDto['state'], Words>> = {
  none: ['Not sent', 'resting'],
  queued: ['Waiting for the worker', 'planned'],
  sending: ['Being sent', 'planned'],
  sent: ['Sent', 'growing'],
  captured: ['Captured', 'growing'],
  failed: ['Could not be sent', 'trouble'],
};

/** The flags that are up, worst first. */
export const flagsOf = ({ flags }: Pick<JobDto, 'flags'>): JobFlag[] => [
  ...(flags.late ? (['late'] as const) : []),
  ...(flags.unscheduled ? (['unscheduled'] as const) : []),
  ...(flags.actionRequired && !flags.unscheduled ? (['action_required'] as const) : []),
];

export const optionsOf = <T extends string>(words: Readonly<Record<T, string>>) =>
  Object.entries<string>(words).map(([value, label]) => ({ value, label }));

/** Man-minutes as people say them: two people for an hour and a half are 3 man-hours. */
export function manHours(minutes: number): string {
  const hours = Math.round((minutes / 60) * 100) / 100;
  return `${hours} ${hours === 1 ? 'man-hour' : 'man-hours'}`;
}
