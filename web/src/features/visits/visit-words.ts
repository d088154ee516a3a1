import type { VisitDto } from '../../api/generated/requests/types.gen';
import type { Tone } from '../../ui/status-mark';

export type VisitStatus = VisitDto['status'];
export type SkipReason = NonNullable<VisitDto['skipReason']>;

/** The words of the contract as the office says them. */
export const VISIT_STATUS: Readonly<Record<VisitStatus, readonly [word: string, tone: Tone]>> = {
  unscheduled: ['Unscheduled', 'waiting'],
  scheduled: ['Scheduled', 'planned'],
  dispatched: ['Dispatched', 'planned'],
  en_route: ['On the way', 'growing'],
  in_progress: ['In progress', 'growing'],
  paused: ['Paused', 'waiting'],
  completed: ['Completed', 'resting'],
  skipped: ['Skipped', 'trouble'],
  cancelled: ['Canceled', 'resting'],
};

export const SKIP_REASON: Readonly<Record<SkipReason, string>> = {
  weather: 'Weather',
  locked_gate: 'Locked gate',
  dog: 'Dog',
  client_asked: 'Client request',
  not_needed: 'Not needed',
  other: 'Other',
};
